"""Terms as a full-text query."""

import re
from collections.abc import Iterable

# A NUL ends a query before its end, SQLite takes no lone surrogate, and no row holds either.
_UNHELD = re.compile("[\0\ud800-\udfff]")


def query(terms: Iterable[str]) -> str:
    """The terms, all of which must stand in a row, each word for word: nothing in them is read as search syntax."""
    return " ".join('"' + _UNHELD.sub(" ", term).replace('"', '""') + '"' for term in terms)
