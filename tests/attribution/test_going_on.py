"""Who goes on in the next paragraph, and where somebody else begins."""

import pytest

from quotes import extract

STATEMENT = "“I do not think that it is chance.”"


def speakers(text: str) -> list[str | None]:
    return [quotation.attribution.speaker for quotation in extract(text)]


@pytest.mark.parametrize(
    "question",
    [
        "“There is something about these boats, right?” said Ada Finch.",
        "“They sank the barge. Nobody asked. Does it look small to you?” Ada Finch said.",
    ],
)
def test_a_question_that_expects_no_answer_ends_no_turn(question: str) -> None:
    assert speakers(f"{question}\n\n{STATEMENT}") == ["Ada Finch"] * 2


def test_a_question_that_wants_an_answer_ends_the_turn() -> None:
    assert speakers(f"“Why did the barge sink?” Ada Finch said.\n\n{STATEMENT}") == ["Ada Finch", None]


@pytest.mark.parametrize("ending", ["Ada Finch was less sure.", "Ada Finch disagreed."])
def test_the_last_sentence_of_a_paragraph_may_turn_to_somebody_else(ending: str) -> None:
    text = f"“It was a good day,” said Otto Krantz. {ending}\n\n{STATEMENT}"
    assert speakers(text) == ["Otto Krantz", "Ada Finch"]


@pytest.mark.parametrize("ending", ["He was less sure.", "Ada Finch won the race in May."])
def test_what_somebody_else_once_did_ends_no_turn(ending: str) -> None:
    text = f"“It was a good day,” said Otto Krantz. {ending}\n\n{STATEMENT}"
    assert speakers(text) == ["Otto Krantz"] * 2


def test_whoever_was_brought_on_speaks_before_whoever_speaks_next() -> None:
    text = f"Ada Finch was delighted.\n\n{STATEMENT}\n\n“It was luck,” said Otto Krantz."
    assert speakers(text) == ["Ada Finch", "Otto Krantz"]
