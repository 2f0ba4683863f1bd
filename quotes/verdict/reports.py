"""A remark that a writer reports, with the words that report it: what moved in it is only seen beside "she said".

A reported remark is filed without them, as a quotation is without its credit; its sentence stands around it in its source.
"""

import re

from db.reading.evidence import Place
from scrapers.glyphs import SENTENCE_END

_BREAK = re.compile(rf"{SENTENCE_END}\s+|\n")
_END = re.compile(rf"{SENTENCE_END}(?=\s|$)|(?=\n)")


def around(place: Place) -> tuple[str, str]:
    """What stands of a remark's sentence before it and behind it in its source; both empty where that is not known."""
    if place.start is None:
        return "", ""
    breaks = [found.end() for found in _BREAK.finditer(place.prefix)]
    before = place.prefix[breaks[-1] if breaks else 0 :]
    ended = re.search(rf"{SENTENCE_END}$", place.text)
    end = _END.search(place.suffix)
    return before, "" if ended else place.suffix[: end.end() if end else len(place.suffix)]
