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


WEIR = "The weir was shut.\n\n“We do not know why. The board let the river rise,” said Ida Rowan."


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Emil Vance says “no”", "Emil Vance"),
        ("Emil Vance: “The board”", "Emil Vance"),
        ("Board “let the river rise”, say anglers", "Ida Rowan"),
        ("Board “Let The River Rise!”, say anglers", "Ida Rowan"),
    ],
)
def test_a_word_or_two_below_take_nothing_from_whom_the_heading_names(heading: str, speaker: str) -> None:
    assert found(f"{heading}\n\n{WEIR}")[0][1] == (speaker,)


@pytest.mark.parametrize("words", ["not know wh", "o not know why", "e board let the"])
def test_a_piece_of_a_word_below_is_not_the_word(words: str) -> None:
    assert found(f"“{words}”, it is said on the river\n\n{WEIR}")[0][1] == ()


@pytest.mark.parametrize("close", [".”", ".”)", ".” ", "”"])
def test_a_sentence_that_ends_in_its_marks_keeps_a_long_speaker(close: str) -> None:
    line = f"The head of the local fire service said: “We stayed all night long{close}"
    assert found(f"{line}\n\n{WEIR}")[0][1] == ("The head of the local fire service",)


def test_a_sentence_that_ends_in_its_marks_is_not_overruled() -> None:
    line = "Emil Vance was brief: “The board let the river rise.”"
    assert found(f"{line}\n\n{WEIR}")[0][1] == ("Emil Vance",)


def test_single_marks_close_a_heading_behind_their_full_stop() -> None:
    assert found(f"On the weir: ‘The Board Let The River Rise.’\n\n{WEIR}")[0][1] == ("Ida Rowan",)


def test_half_a_heading_is_no_label() -> None:
    line = "Emil Vance Hammers Old Weir Board: “You Let Us All Drown”"
    assert found(f"{line}\n\n{WEIR}")[0][1] == ()
