"""The schema, as numbered steps that are only ever appended to: each stands with others of its subject, and here in its turn.

Ids are derived from content by whoever hands rows in; `n` numbers the distinct wordings densely, for the
match index and full-text search, and is the one number here that differs between machines.
"""

from sqlite_utils import Migrations

from db.migrations import decisions, quotes, search, sources, speakers

STEPS = (
    sources.m001_sources,
    speakers.m002_speakers,
    quotes.m003_quotes,
    quotes.m004_attributions,
    sources.m005_collecting,
    search.m006_search,
    search.m007_match_index,
    quotes.m008_kinship,
    quotes.m009_lineage,
    decisions.m010_rulings,
    quotes.m011_heritage,
    search.m012_search_by_batch,
    search.m013_unspaced,
    speakers.m014_persons,
    decisions.m015_rulings_found,
    speakers.m016_last_names,
    speakers.m017_places_of_offices,
)

migrations = Migrations("quotes")
for _step in STEPS:
    migrations()(_step)
