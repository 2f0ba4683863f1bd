"""In a table the row says whose words stand in it, and no other row and no paragraph beside it does."""

from io import BytesIO

import pytest
from docx import Document as Word

from quotes.desk import quotations_of, read_draft
from scrapers.webpage.tablerows import Rows

ROWS = [
    ("Who", "Said"),
    ("Mara Lund", "“We leave at dawn, with or without the pilot.”"),
    ("“The pilot was never asked about it.”", "Captain Til Brandt"),
    ("Oda Pell", "“Nobody told us where the boat was.”"),
]
BELOW = "“The boat is at the quay,” Ines Roth said. She went home."


def html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    return f"<html><body><table>{rows}</table><p>{BELOW}</p></body></html>".encode()


def markdown() -> bytes:
    head, *rest = (f"| {' | '.join(row)} |" for row in ROWS)
    return "\n".join((head, "|---|---|", *rest, "", BELOW)).encode()


def word() -> bytes:
    written = Word()
    table = written.add_table(rows=len(ROWS), cols=2)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    written.add_paragraph(BELOW)
    out = BytesIO()
    written.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "data"), [("d.html", html()), ("d.md", markdown()), ("d.docx", word())])
def test_a_row_credits_its_words_to_the_name_in_it(name: str, data: bytes) -> None:
    found = quotations_of(read_draft(data, name=name))
    assert [(each.words, each.speakers) for each in found] == [
        ("We leave at dawn, with or without the pilot.", ("Mara Lund",)),
        ("The pilot was never asked about it.", ("Captain Til Brandt",)),
        ("Nobody told us where the boat was.", ("Oda Pell",)),
        ("The boat is at the quay,", ("Ines Roth",)),
    ]
    assert all(place.before == "“" for each in found for place in each.places)


@pytest.mark.parametrize(
    "cells",
    [
        ("Mara Lund", "Oda Pell", "“We leave at dawn.”"),
        ("Mara Lund", "“We leave at dawn.”", "“Nobody told us.”"),
        ("12 March 2024", "“We leave at dawn.”"),
        ("Monday", "“We leave at dawn.”"),
        ("“We leave at dawn.”", "Yes"),
        ("Saltby", "“We leave at dawn.”"),
        ("Mara Lund", "“Dawn Chorus”"),
        ("Mara Lund", "She said “we leave” and went."),
        ("Mara Lund", "“We leave,” she said, “at dawn.”"),
    ],
)
def test_a_row_that_leaves_it_open_credits_nobody(cells: tuple[str, ...]) -> None:
    assert Rows().credited(cells) is None


def test_the_head_of_a_column_says_which_of_two_names_speaks() -> None:
    rows = (
        "| Speaker | Words | Where |\n|---|---|---|\n"
        "| Mara Lund | “We leave at dawn, come what may.” | The Saltby Courier |\n"
        "| Oda Pell | “Nobody told us where it was.” | Hansard |\n"
        "| Plato | “The ferry is the shadow of a bridge.” | Hansard |\n\n"
        "Between the tables.\n\n"
        "| Ines Roth | “I was asleep on the quay.” | The Saltby Courier |\n"
    )
    found = quotations_of(read_draft(rows.encode(), name="d.md"))
    assert [each.speakers for each in found] == [("Mara Lund",), ("Oda Pell",), ("Plato",), ()]


@pytest.mark.parametrize(
    "cells",
    [
        ("Mara Lund", "Monday", "“We leave at dawn.”"),
        ("Mara Lund", "Yes", "“We leave at dawn.”", "Saltby"),
        ("王小明", "“We leave at dawn.”"),
    ],
)
def test_one_word_beside_a_name_leaves_the_name(cells: tuple[str, ...]) -> None:
    assert Rows().credited(cells) == (cells.index("“We leave at dawn.”"), cells[0])
