"""What stands before every line of a transcript and is no word of it: a court reporter's numbers, a list's bullets or numbers."""

import re
from collections.abc import Iterator

from scrapers.speech.labels import LABEL, could_speak

# A number of a line stands alone before its words: "12       A.   I did." A list has a full stop behind its own.
_NUMBER = re.compile(r"[ \t]{0,12}(\d{1,2})(?=[ \t]+\S|[ \t]*\Z)")
# So many lines in a row must count up before a text is taken for numbered; a last page may have fewer.
FEWEST, FEWEST_MORE = 5, 2
# "  • ADA LUND: Nobody knows it better.", "  4. LUND: Thank you."
_ITEM = re.compile(r"[ \t]{0,8}([•·▪*]|\d{1,4}\.)[ \t]{1,4}(?=\S)")
# Of the lines this share are items of a list, and so many of these begin with a label.
_ITEMS, _LABELLED = 0.8, 3


def bared(text: str) -> str:
    """The text with blanks for what stands before every line, so that every offset stays."""
    return unlisted(unnumbered(text))


def unlisted(text: str) -> str:
    """The text with blanks for the bullets or numbers of a list that a transcript was made; as it is where it is none."""
    found: list[re.Match[str]] = []
    starts: list[int] = []
    at = lines = labels = 0
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item is not None:
            found.append(item)
            starts.append(at)
            label = LABEL.match(line, item.end())
            labels += label is not None and could_speak(label["label"])
        lines += bool(line.strip())
        at += len(line) + 1
    if labels < _LABELLED or len(found) < _ITEMS * lines:
        return text
    parts, at = [], 0
    for start, item in zip(starts, found, strict=True):
        parts += [text[at : start + item.start(1)], " " * len(item[1])]
        at = start + item.end(1)
    return "".join((*parts, text[at:]))


def unnumbered(text: str) -> str:
    """The text with blanks for the numbers of its lines, so that every offset stays; as it is where its lines have none."""
    runs = list(_runs(text))
    if not any(len(run) >= FEWEST for run in runs):
        return text
    parts, at = [], 0
    for run in runs:
        if len(run) >= FEWEST or (len(run) >= FEWEST_MORE and text[slice(*run[0])] == "1"):
            for start, end in run:
                parts += [text[at:start], " " * (end - start)]
                at = end
    return "".join((*parts, text[at:]))


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines, blank ones passed over, that begin with numbers which count up: where each number stands."""
    run: list[tuple[int, int]] = []
    last = at = 0
    for line in text.split("\n"):
        found = _NUMBER.match(line)
        if found is not None and run and int(found[1]) == last + 1:
            run.append((at + found.start(1), at + found.end(1)))
        elif line.strip():
            if run:
                yield run
            run = [(at + found.start(1), at + found.end(1))] if found is not None else []
        last = int(found[1]) if found is not None else last
        at += len(line) + 1
    if run:
        yield run
