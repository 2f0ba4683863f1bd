"""Words in a heading have the speaker who says them below."""

import pytest

from quotes import extract

BODY = "Traders on Elm Street lost thousands.\n\n“The council let us down,” said baker Ana Tull. “Badly.”"


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(q.text, q.attribution.speakers, q.attribution.confidence) for q in extract(text)]


@pytest.mark.parametrize(
    "heading",
    [
        "Council ‘let us down’, say traders",
        "Council 'let us down', say traders",
        "Council “let us down”, say traders",
    ],
)
def test_a_heading_quotes_whoever_says_the_words_below(heading: str) -> None:
    assert found(f"{heading}\n\n{BODY}")[0] == ("let us down", ("Ana Tull",), "possible")


@pytest.mark.parametrize(
    "heading",
    ["Council ‘let down’ Elm Street", "Traders' street, council's mess", "Flood on Elm Street"],
)
def test_a_name_or_an_apostrophe_in_a_heading_is_no_quotation(heading: str) -> None:
    assert [text for text, _, _ in found(f"{heading}\n\n{BODY}")] == ["The council let us down,", "Badly."]


def test_words_that_nobody_says_below_are_nobodys() -> None:
    assert found(f"Street ‘left to drown alone’, it is said\n\n{BODY}")[0][1] == ()


def test_a_first_line_that_is_a_sentence_is_no_heading() -> None:
    assert found(f"The street was ‘left to drown alone’.\n\n{BODY}")[0][0] == "The council let us down,"
