"""Markdown: its block quotes are somebody's words, its mark-up is nobody's."""

from quotes import desk
from scrapers.registry import read

NOTE = """# Minutes of the weir board

The board met on Friday.

> The **sluice** stays shut until the
> [survey](https://weir.example/survey) is done.
>
> — Ida Rowan

It was a long evening.
"""


def test_a_block_quote_is_a_span_with_whose_words_it_is() -> None:
    document = read(NOTE.encode(), name="minutes.md")
    (span,) = document.spans
    assert (document.reader, document.title) == ("markdown", "Minutes of the weir board")
    assert document.text[span.start : span.end].split() == [
        "The",
        "sluice",
        "stays",
        "shut",
        "until",
        "the",
        "survey",
        "is",
        "done.",
    ]
    assert (span.kind, span.speaker) == ("block", "Ida Rowan")


def test_every_offset_is_the_files_own() -> None:
    document = read(NOTE.encode(), name="minutes.markdown")
    assert len(document.text) == len(NOTE)
    assert document.text.index("sluice") == NOTE.index("sluice")


def test_a_text_of_another_name_is_plain_text() -> None:
    assert read(NOTE.encode(), name="minutes.txt").reader == "text"


def test_a_number_in_the_first_line_is_no_heading_and_marks_behind_one_are_none_of_it() -> None:
    first = read(
        b"The weir's log, issue # 5 of May\n\nThe board met.\n\n## The sluice ##\n\nIt is shut.\n",
        name="log.md",
    )
    assert first.title == "The sluice"


def test_a_title_that_begins_with_a_number_sign_keeps_it() -> None:
    text = (
        "#1 in the county\n\n"
        + "The weir was built before the mill and the mill before the town, as every child here knows. " * 2
    )
    assert read(text.encode(), name="weir.txt").title == "#1 in the county"
    draft = desk.read_draft(text.encode(), name="weir.txt")
    checked = desk.check_document(draft, desk.quotations_of(draft), against="The sluice is shut.")
    assert checked.title == "#1 in the county"


FRONT = '---\ntitle: "The weir: who shuts it"\ndate: 2023-05-17\nauthor: Jo Park\ntags: [weir]\n---\n\n'
BODY = (
    "“The weir stays shut until the spring,” said Ann Lee, who has kept it for longer than anybody knows.\n"
)


def test_front_matter_states_title_date_and_author_and_is_no_text() -> None:
    document = read(f"{FRONT}# At the weir\n\n{BODY}".encode(), name="weir.md")
    stated = (document.title, document.published, document.authors)
    assert stated == ("The weir: who shuts it", "2023-05-17", ("Jo Park",))
    assert len(document.furniture) == 6


def test_two_rules_around_a_paragraph_are_no_front_matter() -> None:
    document = read(f"---\n\nThe weir is old\n\n---\n\n# At the weir\n\n{BODY}".encode(), name="weir.md")
    assert (document.title, document.published, document.authors) == ("At the weir", None, ())
