"""Speech behind a dash is read only where the text is plainly a dialogue."""

import pytest

from quotes.attribution.extraction import extract


def test_dashes_open_speech() -> None:
    text = "— The boats are late, said Rosa Delgado.\n— They always are, said Emil Vance."
    assert [(q.text, q.attribution.speaker) for q in extract(text)] == [
        ("The boats are late", "Rosa Delgado"),
        ("They always are", "Emil Vance"),
    ]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert extract("— two boats\n— one net\n— no fish") == []


def test_a_text_with_marks_on_such_lines_is_read_by_its_marks() -> None:
    text = "— “The boats are late,” said Rosa Delgado.\n— Nothing, said Emil Vance."
    assert [q.text for q in extract(text)] == ["The boats are late,"]


@pytest.mark.parametrize(
    "who",
    ["she", "he", "they", "some of the crew", "both sisters", "several", "each", "no one", "Élodie Marchand"],
)
def test_whoever_says_a_line_is_told_by_any_word_for_somebody(who: str) -> None:
    text = f"— The sluice is shut, said {who}.\n— Since Friday."
    assert [q.text for q in extract(text)] == ["The sluice is shut", "Since Friday."]


@pytest.mark.parametrize("credit", ["said she", "said he", "said Élodie Marchand"])
def test_marks_that_nobody_closed_end_in_front_of_a_credit(credit: str) -> None:
    text = f"Ida Rowan shut the sluice.\n\n“It leaks on both sides, {credit}. The rain went on."
    assert [q.text for q in extract(text)] == ["It leaks on both sides"]


@pytest.mark.parametrize(
    "clause", ["said it was late", "said she’s late", "said you were late", "said so twice"]
)
def test_what_was_said_is_no_credit(clause: str) -> None:
    text = f"Ida Rowan shut the sluice.\n\n“The clerk, to all of us, {clause} and left."
    assert [q.text for q in extract(text) if q.text.endswith(",") or q.text.endswith("us")] == []


def test_a_mark_right_in_front_of_a_credit_is_no_quotation() -> None:
    assert all(quotation.text.strip() for quotation in extract("“,  said Ada Finch"))
