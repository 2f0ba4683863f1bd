"""Whose words stand in a row of a table: "Mara Lund | “We leave at dawn.”", told by the row alone.

A row is no running text: the name in the next row, or in the paragraph below the table, has nothing to do with it.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from scrapers.glyphs import DOUBLE, within_marks
from scrapers.speech.labels import could_speak, has_case
from scrapers.webpage.mainbody import Block
from scrapers.wordlists import listed

# A word or two in marks are a title or a term.
FEWEST_WORDS = 3


class Rows:
    """The rows of one table after another: what each credits, with the column that the head of its table gives to speakers."""

    def __init__(self) -> None:
        self._headed: tuple[int, int] | None = None

    def credited(self, cells: Sequence[str]) -> tuple[int, str] | None:
        """Which cell of a row holds words in marks, and the one name that another cell holds; None where either is unclear.

        Of several names ("Mara Lund | “We leave at dawn.” | Hansard") the one below "Speaker" counts. Elsewhere one word alone
        is no name: it may be a day, an answer or a place as well ("Monday", "Yes").
        """
        heads = [n for n, cell in enumerate(cells) if cell.strip(" *").casefold() in listed("tablespeakers")]
        if len(heads) == 1:
            self._headed = heads[0], len(cells)
            return None
        said = [n for n, cell in enumerate(cells) if _in_marks(cell)]
        names = [n for n, cell in enumerate(cells) if _is_name(cell)]
        if self._headed and self._headed[1] == len(cells) and self._headed[0] in names:
            names = [self._headed[0]]
        else:
            names = [n for n in names if len(cells[n].split()) > 1 or not has_case(cells[n])]
        return (said[0], cells[names[0]]) if len(said) == 1 and len(names) == 1 else None

    def end(self) -> None:
        """What follows stands in no table, so that the next row is of another."""
        self._headed = None


def with_rows(blocks: Iterable[tuple[Hashable | None, Hashable, Block]]) -> list[Block]:
    """The blocks of a document as quotes where their row says whose; each comes with its row and cell, None outside tables."""
    out: list[Block] = []
    rows = Rows()
    for row, group in groupby(blocks, lambda found: found[0]):
        found = list(group)
        here = [block for _, _, block in found]
        cells = [[each[2] for each in part] for _, part in groupby(found, lambda each: each[1])]
        told = None
        if row is None:
            rows.end()
        else:
            told = rows.credited([" ".join(each.text for each in cell) for cell in cells])
        if told and len(cells[told[0]]) == 1:
            block = cells[told[0]][0]
            at = next(n for n, each in enumerate(here) if each is block)
            here[at] = replace(block, kind="quote", speaker=told[1], group=None)
        out += here
    return out


def _in_marks(cell: str) -> bool:
    """Whether a cell is one quotation in double marks and nothing else."""
    start, end = within_marks(cell, 0, len(cell))
    return (
        start > 0
        and cell[0] in DOUBLE
        and not any(mark in cell[start:end] for mark in DOUBLE)
        and len(cell.split()) >= FEWEST_WORDS
    )


def _is_name(cell: str) -> bool:
    """Whether a cell is no more than a name: words with capitals, without a figure or the end of a sentence."""
    return could_speak(cell) and not any(c.isdigit() or c in DOUBLE for c in cell) and cell[-1] not in "?!:;"
