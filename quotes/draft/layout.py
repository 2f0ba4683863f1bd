"""A draft as it is read: line ends that only wrap a paragraph are blanked, and every offset stays.

Each character is replaced by one other, so what is found in the reading stands at the same place in the draft.
"""

import re
from itertools import chain, groupby

# In characters: the longest line of a text that an editor or a mail program wrapped. Beyond it a line is a paragraph.
WIDEST_WRAPPED = 120
# Where no line reaches this width, lines end as verses and lists do.
NARROWEST_WRAPPED = 50
# Lines of one wrapped paragraph, but its last, are at least this part of the widest: a long word goes to the next line.
SHORTEST = 0.6
# A line that begins so stands for itself in Markdown (CommonMark 0.31, chapters 4 and 5).
_BLOCK = re.compile(r"[ ]{0,3}(?:#{1,6}(?:\s|$)|[-*+][ \t]|\d{1,9}[.)][ \t]|(?:[-*_][ \t]*){3,}$|```|~~~|\|)")


def unwrapped(text: str, *, markdown: bool = False) -> str:
    """The text with its hard line ends as spaces, as long as before.

    In Markdown every line end inside a paragraph is one. In plain text a line end is one in a block of lines of about
    one length of which one begins in the middle of a sentence, in blocks of the same width beside such a one, and else
    where the next line's first word would not have fitted.
    """
    lines = text.split("\n")
    joins = [*map(_continues, lines, lines[1:])] if markdown else _wraps(lines)
    ends = (" " if join else "\n" for join in joins)
    return "".join(chain.from_iterable(zip(lines, chain(ends, ("",)), strict=True)))


def _wraps(lines: list[str]) -> list[bool]:
    """For each line of plain text but the last whether it goes on in the next."""
    blocks = _blocks(lines)
    proven = max((_width(lines[a:b]) for a, b in blocks if _prose(lines[a:b])), default=0)
    widest = _width(lines)
    joins = [False] * (len(lines) - 1)
    for a, b in blocks:
        whole = _prose(lines[a:b]) or (proven > 0 and _even(lines[a:b], proven))
        for at in range(a, b - 1):
            joins[at] = whole or (
                NARROWEST_WRAPPED <= widest <= WIDEST_WRAPPED and _full(lines[at], lines[at + 1], widest)
            )
    return joins


def _blocks(lines: list[str]) -> list[tuple[int, int]]:
    """The stretches of lines without a blank one between them."""
    found, start = [], 0
    for blank, group in groupby(lines, lambda line: not line.strip()):
        end = start + len(list(group))
        if not blank:
            found.append((start, end))
        start = end
    return found


def _width(lines: list[str]) -> int:
    return max(map(len, lines), default=0)


def _even(block: list[str], width: int) -> bool:
    """Whether all lines but the last are about so wide, and none begins with a blank."""
    even = all(SHORTEST * width <= len(line) <= width for line in block[:-1])
    return even and not any(line[0].isspace() for line in block[1:])


def _prose(block: list[str]) -> bool:
    return _even(block, _width(block)) and any(line[0].islower() for line in block[1:])


def _continues(line: str, following: str) -> bool:
    if not line.strip() or not following.strip():
        return False
    return not (_BLOCK.match(following) or re.match(r"[ ]{0,3}#{1,6}\s", line) or line.endswith(("  ", "\\")))


def _full(line: str, following: str, width: int) -> bool:
    return not following[0].isspace() and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
