"""The numbers that a court reporter sets before every line of a page: they are no words of the text."""

import re
from collections.abc import Iterator

# A number of a line stands alone before its words: "12       A.   I did." A list has a full stop behind its own.
_NUMBER = re.compile(r"[ \t]{0,12}(\d{1,2})(?=[ \t]+\S|[ \t]*\Z)")
# So many lines in a row must count up before a text is taken for numbered; a last page may have fewer.
FEWEST, FEWEST_MORE = 5, 2


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
