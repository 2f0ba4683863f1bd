"""What is thrown in between a verb and its "that" holds nothing apart: "saying, you know, that", "provided, of course, that"."""

import re
from functools import cache

from quotes.lexicon import listed, phrases


def without_thrown_in(text: str) -> str:
    """The text with what is thrown in before a joint blanked by as many spaces, so that every place stays what it was."""
    if text.count(",") < 2:
        return text
    return _pattern().sub(lambda match: " " * len(match.group()), text)


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted({" ".join(run) for run in phrases("fillers")} | listed("thrown_in"), key=len, reverse=True)
    return re.compile(
        rf", (?:{'|'.join(map(re.escape, known))}),(?= (?:that|to|if|whether)\b)", re.IGNORECASE
    )
