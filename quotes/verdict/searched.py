"""What there was to search: a verdict speaks of that and of nothing else."""

from functools import lru_cache

from db.reading.evidence import Evidence, Holdings
from quotes.errors import OTHER_FOLDING, CannotRead
from quotes.text import FOLDING
from quotes.verdicts import Searched


def searched(record: Evidence, what: str) -> Searched:
    """What there was to search; raises `CannotRead` when the record cuts texts into words otherwise than we do."""
    held = record.holdings()
    if held.folding not in (None, FOLDING):
        raise CannotRead(OTHER_FOLDING)
    return _searched(held, what)


@lru_cache(maxsize=64)
def _searched(held: Holdings, what: str) -> Searched:
    return Searched(
        "text" if what == "text" else "database",
        held.sources,
        held.primary,
        held.secondary,
        held.collection,
        held.variants,
        held.first,
        held.last,
        held.languages,
    )
