"""Whose sentence it is, where no rule finds who speaks the words in it: "Finch doubled down on her pledge to “…”"."""

from quotes.attribution.grammar.cues import NAMING, OWNERS, PRONOUNS, SPEECH
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.rules.asides import INSCRIBED, heard_behind
from quotes.attribution.rules.evidence import BE, Found, passive
from quotes.attribution.rules.openings import main_clause

# So many tokens before the marks tell whether the words only name a thing or stand on one.
_NEAR = 5
# Other words in marks, or another clause, stand between.
_PARTED = frozenset((QUOTE, ";"))


def governing(line: Line, k: int) -> Found | None:
    """The person of whose sentence the words of mark `k` are a part, if its main clause has one as its subject.

    Nobody where the words name a thing ("a route called"), stand on one ("a hat with"), or others stand before them.
    """
    q = line.quotes[k]
    if q < 2 or line.ends_sentence(q - 1) or line.words[q - 1] == ":":
        return None
    floor = line.sentence_start(q - 1)
    near = line.lows[max(floor, q - _NEAR) : q]
    if not _PARTED.isdisjoint(line.words[floor:q]) or not (
        NAMING.isdisjoint(near) and INSCRIBED.isdisjoint(near)
    ):
        return None
    if heard_behind(line, q):
        # "Officers were “listening to the match”, the inquiry heard": nobody says who told it so.
        return None
    found = main_clause(line, floor, q)
    if found is None or found.phrase is None or not found.phrase.last < q - 1:
        return None
    told = found.cue[1] + 1 if found.cue is not None else q
    if line.lows[told - 1] in BE and line.lows[told] in SPEECH and passive(line, told):
        # "Finch was told that": somebody else said so.
        return None
    low = line.lows[found.phrase.first]
    if found.phrase.kind == "pronoun" and (PRONOUNS.get(low) or OWNERS.get(low)) not in ("m", "f"):
        return None
    return found._replace(cue=None, rule="main-clause")
