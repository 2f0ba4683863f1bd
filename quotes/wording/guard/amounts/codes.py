"""Letters and figures in one word, by which a road, a plane or a flat is named: another one is another thing ("A40", "M40")."""

from collections.abc import Iterator

from quotes.verdicts import Finding
from quotes.wording.guard.gate import needs, where
from quotes.wording.regions import Region


def is_code(word: str) -> bool:
    """Whether a canonical word is letters and figures, and no number: "a40"."""
    return word[0].isalpha() and word.isalnum() and any(map(str.isdecimal, word))


@needs("replaced", facing=where(is_code))
def code(region: Region) -> Iterator[Finding]:
    """Alarm where one such name took the place of another."""
    for change in region.changes:
        ours, theirs = region.runs(change)
        if len(ours) == len(theirs) == 1 and is_code(ours[0]) and is_code(theirs[0]):
            yield region.finding("number", "guard.code", (), (), f"{theirs[0]} / {ours[0]}")
            return
