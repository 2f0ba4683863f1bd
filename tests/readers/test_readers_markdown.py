"""Markdown: its block quotes are somebody's words, its mark-up is nobody's."""

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
