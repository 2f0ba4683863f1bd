"""What a Word file states about itself: its styled title, the lines below it, its properties."""

import io

from docx import Document as Word

from quotes.desk import quotations_of, read_draft
from scrapers.document import Document
from scrapers.registry import read
from tests.draft.word_files import Block
from tests.draft.word_files import word_file as put_together

WORDS = "“The weir stays shut until the spring,” said Ann Lee, who has kept it for longer than anybody knows."


def word_file(
    *paragraphs: tuple[str, str | None], title: str = "Word Document", author: str = "python-docx"
) -> Document:
    made = Word()
    made.core_properties.title, made.core_properties.author = title, author
    for words, style in paragraphs:
        made.add_paragraph(words, style=style)
    packed = io.BytesIO()
    made.save(packed)
    return read(packed.getvalue(), name="statement.docx")


def test_the_styled_title_and_the_date_below_it_are_stated() -> None:
    document = word_file(("The weir", "Title"), ("8 June 2023", None), ("By Bo Ray", None), (WORDS, None))
    assert (document.title, document.published, document.authors) == ("The weir", "2023-06-08", ("Bo Ray",))
    assert [document.text[a:b] for a, b in document.furniture] == ["8 June 2023", "By Bo Ray"]


def test_what_a_program_filled_in_is_stated_by_nobody() -> None:
    document = word_file((WORDS, None))
    assert (document.title, document.published, document.authors) == (None, None, ())


def test_the_properties_count_where_the_text_states_nothing() -> None:
    document = word_file((WORDS, None), title="At the weir", author="Bo Ray")
    assert (document.title, document.authors) == ("At the weir", ("Bo Ray",))


CALL = (
    ("Ada Finch   0:03\nThank you all for coming. We are not going to close the bridge.", None),
    ("Bo Ray   0:14\nWill the ferry run, or shall we all have to swim?", None),
    ("Ada Finch   0:20\nIt will run until June, and then we shall see.", None),
)


def test_the_record_of_a_meeting_gives_the_turns_of_its_speakers() -> None:
    document = word_file(("Council call", None), ("May 12, 2025, 9:02AM", None), *CALL)
    assert (document.reader, document.tier) == ("transcript", "primary")
    assert [(span.speaker, span.seconds) for span in document.spans] == [
        ("Ada Finch", 3.0),
        ("Bo Ray", 14.0),
        ("Ada Finch", 20.0),
    ]


def test_as_a_draft_it_is_a_text_with_marks() -> None:
    made = Word()
    for words, _ in (*CALL, (WORDS, None)):
        made.add_paragraph(words)
    packed = io.BytesIO()
    made.save(packed)
    found = quotations_of(read_draft(packed.getvalue(), name="draft.docx"))
    assert [one.words.split()[:2] for one in found] == [["The", "weir"]]


def read_parts(*body: Block, **parts: list[str]) -> Document:
    return read(put_together([{"p": [WORDS]}, *body], **parts), name="statement.docx")


def test_of_tracked_changes_what_stays_is_read() -> None:
    moved = "“I have the key,” she added."
    document = read_parts(
        {"p": ["One. ", ["from", moved], ["ins", "Two. "], ["del", "“Never,” said Bo Ray."]]},
        {"p": [["to", moved], ["hidden", " “Cut this,” said Bo Ray."]]},
    )
    assert document.text.split("\n\n")[1:] == ["One. Two.", moved]


def test_a_box_stands_in_a_file_twice_and_is_read_once() -> None:
    document = read_parts({"p": ["Below.", ["box", [{"p": ["“Shut until spring”"]}]]]})
    assert document.text.split("\n\n")[1:] == ["Below.", "“Shut until spring”"]


def test_notes_are_read_behind_the_text_and_comments_and_headers_are_not() -> None:
    document = read_parts(
        {"p": ["Below", ["note", 1], ["comment", " here"], ["endnote", 1], "."]},
        footnotes=["“It leaks,” said Bo Ray."],
        endnotes=["“It does not,” said Cy Orr."],
        comments=["“Check,” said the desk."],
        header=["“Draft”"],
    )
    assert document.text.split("\n\n")[1:] == [
        "Below here.",
        "“It leaks,” said Bo Ray.",
        "“It does not,” said Cy Orr.",
    ]


def test_a_style_made_from_that_of_block_quotes_is_one() -> None:
    for style, quoted in (("PullQuote", 1), ("Quotations", 1), ("Zitat", 1), ("Caption", 0)):
        document = read_parts({"p": ["The weir is as old as the mill."], "style": style})
        assert len(document.spans) == quoted, style
