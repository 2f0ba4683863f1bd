"""A document becomes rows: ids, anchors, credits, and no more of the text than may be shown."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.rows import Batch
from quotes import extract
from quotes.intake.records import CONTEXT, document_ids, records
from scrapers.document import Document, Span

AT = "2026-01-01T00:00:00Z"
STORY = (
    "The tide.\n\n"
    + "Nothing happened for a long time. " * 20
    + "\n\n“The tide will not wait,” Rosa Quill said.\n\n"
    "Ms. Quill left. “It never does,” she said.\n\n" + "The rain fell on the quay. " * 20
)


def document(text: str = STORY, **more: Any) -> Document:
    return Document(text, "story.txt", "text", "ab" * 32, **more)


def rows(of: Document) -> Batch:
    return records(of, extract(of.text, spans=of.spans), at=AT)


def test_every_place_points_at_its_words() -> None:
    source = document()
    batch = rows(source)
    assert len(batch.occurrences) == 2
    for place in batch.occurrences:
        assert source.text[place.start : place.end] == place.exact
        assert source.text.startswith(place.prefix or "", (place.start or 0) - len(place.prefix or ""))


def test_a_report_shows_only_what_stands_around_its_quotations() -> None:
    (source,) = rows(document()).sources
    assert source.publish == "context"
    assert source.text is not None
    assert "The tide will not wait" in source.text
    assert len(source.text) < 4 * CONTEXT + 200
    assert "Nothing happened for a long time. Nothing" not in source.text[:40]


def test_a_primary_source_is_shown_whole_and_its_running_text_is_on_record() -> None:
    batch = rows(document("First paragraph of the speech.\n\nSecond paragraph of it.", tier="primary"))
    assert batch.sources[0].text == "First paragraph of the speech.\n\nSecond paragraph of it."
    assert [v.text for v in batch.variants] == ["First paragraph of the speech.", "Second paragraph of it."]


def test_a_misattributed_entry_credits_both_and_tells_them_apart() -> None:
    text = "Haste makes waves."
    entry = Span(
        0,
        len(text),
        "entry",
        speaker="Ann Famous",
        said_by="Bo Obscure",
        section="misattributed",
        citation="A Book, 1901",
    )
    batch = rows(document(text, tier="collection", spans=(entry,)))
    names = {row.id: row.name for row in batch.speakers}
    assert sorted((names[row.speaker_id], row.status) for row in batch.attributions) == [
        ("Ann Famous", "misattributed"),
        ("Bo Obscure", "asserted"),
    ]
    assert batch.occurrences[0].citation == "A Book, 1901"


def test_a_page_is_a_source_by_its_address_and_a_file_by_its_bytes() -> None:
    page = document(canonical="https://courier.example/a")
    assert (
        document_ids(page)[0]
        == document_ids(document(STORY + " more", canonical="https://courier.example/a"))[0]
    )
    assert document_ids(document())[0] != document_ids(Document(STORY, "story.txt", "text", "cd" * 32))[0]


@given(st.text(max_size=300))
def test_any_text_becomes_rows_whose_ids_are_the_same_each_time(text: str) -> None:
    source = document(text, tier="primary")
    assert rows(source) == rows(source)


def test_a_books_paragraph_is_filed_once_as_its_authors_and_a_long_one_by_sentences() -> None:
    short = "“Mind the rope,” said the bargeman,\nand the rope minded nobody."
    long = "The lock filled slowly and\nthe boats rose with it. " * 20
    text = f"{short}\n\n{long.strip()}"
    spans = (
        Span(0, len(short), "entry", "Ann Lee"),
        Span(len(short) + 2, len(text), "entry", "Ann Lee"),
    )
    batch = rows(document(text, tier="primary", spans=spans))
    assert next(place.exact for place in batch.occurrences) == short
    assert all(
        "\n" in (place.exact or "") and (place.exact or "").endswith(".") for place in batch.occurrences
    )
    assert len(batch.occurrences) == 3
    assert {credit.occurrence_id for credit in batch.attributions} == {p.id for p in batch.occurrences}
