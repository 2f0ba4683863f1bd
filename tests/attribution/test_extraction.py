"""The front door: what the format states, what belongs to the page, and texts that mean harm."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.attribution.extraction import extract


@dataclass(frozen=True, slots=True)
class Stated:
    start: int
    end: int
    kind: str = "turn"
    speaker: str | None = None
    said_on: str | None = None


def test_a_turn_is_its_speakers_beyond_doubt() -> None:
    text = "It held all night."
    (told,) = extract(text, spans=[Stated(0, len(text), "turn", "Ada Finch", "2020-01-02")])
    assert (told.kind, told.text, told.attribution.speakers) == ("turn", text, ("Ada Finch",))
    assert (told.attribution.confidence, told.attribution.rule) == ("certain", "turn")
    assert told.attribution.said_on == "2020-01-02"


def test_marks_inside_a_turn_leave_it_whole() -> None:
    text = "I said: “It held all night.”"
    (told,) = extract(text, spans=[Stated(0, len(text), "turn", "Ada Finch")])
    assert told.attribution.speaker == "Ada Finch"


@pytest.mark.parametrize(("kind", "expected"), [("block", "block"), ("entry", "block"), ("caption", "turn")])
def test_spans_keep_their_kind(kind: str, expected: str) -> None:
    (told,) = extract("It held.", spans=[Stated(0, 8, kind)])
    assert told.kind == expected
    assert told.attribution.confidence == "none"


def test_furniture_is_not_read() -> None:
    text = "“Sign up for more,” said Ada Finch.\n\n“It held,” said Otto Krantz."
    (told,) = extract(text, furniture=[(0, 35)])
    assert told.attribution.speaker == "Otto Krantz"


def test_quotations_come_in_the_order_of_the_text() -> None:
    text = "“It held,” said Otto Krantz.\n\nNo.\n\n“It did not,” said Ada Finch."
    starts = [told.start for told in extract(text, spans=[Stated(30, 33, "turn", "Max Thorne")])]
    assert starts == sorted(starts)
    assert len(starts) == 3


def test_an_empty_text_holds_nothing() -> None:
    assert extract("") == []


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "'",
        "‘",
        "’",
        "«",
        "»",
        " said ",
        " told ",
        "Ada Finch",
        "he",
        "She",
        ", ",
        ". ",
        "? ",
        ": ",
        "—",
        "\n",
        "\n\n",
        "who",
        " and ",
        "the clerk",
        "Sen.",
        "(R-Ohio)",
        "to say ",
        "saying ",
        "that ",
        "A",
        "x",
        " ",
        "\t",
        "1’2”",
        "Q: ",
        "JANE: ",
        "\ue000",
        "é",
        "\U0001f600",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join), st.booleans())
def test_any_text_is_read_and_every_offset_is_true(text: str, indirect: bool) -> None:
    for told in extract(text, published="2020-01-02", indirect=indirect):
        assert text[told.start : told.end] == told.text
        assert told.text.strip()
        assert (told.attribution.confidence == "none") == (not told.attribution.speakers)
        if told.attribution.speaker_start is not None:
            assert told.attribution.speaker_end is not None
            assert 0 <= told.attribution.speaker_start < told.attribution.speaker_end <= len(text)
