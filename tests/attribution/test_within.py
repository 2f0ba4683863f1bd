"""Words in marks within a turn: put to whoever answers they are theirs, if not denied, and told of somebody that one's."""

import pytest

from quotes.attribution.extraction import extract
from quotes.quotation import Quotation


def inner(text: str) -> list[tuple[str, tuple[str, ...], str, str]]:
    """What is given a second time, within a turn or another quotation."""
    found = extract(text)
    return [
        (q.text, q.attribution.speakers, q.attribution.confidence, q.attribution.rule)
        for q in found
        if any(around(other, q) for other in found)
    ]


def around(outer: Quotation, q: Quotation) -> bool:
    return outer is not q and outer.start <= q.start and q.end <= outer.end


def interview(question: str, answer: str) -> str:
    return f"Interview with Ada Finch\n\nQ: {question}\n\nA: {answer}\n\nQ: And now?\n\nA: Now I rest.\n"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("You once said, “Clay is a slow animal.”", "I still think so."),
        ("In 2011 you wrote that clay is “a slow animal”. Why?", "It is."),
        ("You’ve called it “a slow animal”.", "Many times."),
        ("You are often credited with the line “Clay is a slow animal.”", "My uncle liked it."),
        ("You described clay as “a slow animal”.", "Clay is."),
        ("You’re credited with the line “Clay is a slow animal.”", "My uncle liked it."),
        ("There is a line attributed to you: “Clay is a slow animal.”", "There is."),
        ("Did you say, “Clay is a slow animal”?", "Yes, at a wedding."),
        ("Clay. “It is a slow animal,” you told the guild. Is it?", "It is."),
    ],
)
def test_words_that_are_put_to_somebody_are_perhaps_theirs(question: str, answer: str) -> None:
    ((words, *credit),) = inner(interview(question, answer))
    assert "a slow animal" in words
    assert credit == [("Ada Finch",), "possible", "addressed"]


@pytest.mark.parametrize(
    ("question", "answer", "rule"),
    [
        ("Did you say, “Clay is a slow animal”?", "No.", "question"),
        ("Did you say, “Clay is a slow animal”?", "Ask the guild.", "question"),
        ("You once said, “Clay is a slow animal.”", "I never said that. I wish I had.", "denied"),
        ("You are credited with the line “Clay is a slow animal.” Is that right?", "No.", "denied"),
        ("You never said “clay is a slow animal”?", "Never.", "denied"),
    ],
)
def test_words_that_the_answer_does_not_own_are_nobodys(question: str, answer: str, rule: str) -> None:
    ((_, *credit),) = inner(interview(question, answer))
    assert credit == [(), "none", rule]


def test_a_no_to_another_question_denies_no_words() -> None:
    asked = "You once said, “Clay is a slow animal.” Has the guild ever forgiven you for saying so?"
    assert inner(interview(asked, "No."))[0][1] == ("Ada Finch",)


@pytest.mark.parametrize(
    "question",
    [
        "You might say, “Clay is a slow animal.” Would you?",
        "What would you say to “clay is a slow animal”?",
        "I told you, “Clay is a slow animal.”",
        "You heard him say, “Clay is a slow animal.”",
        "You quoted your father: “Clay is a slow animal.”",
        "You have often quoted “Clay is a slow animal” at fairs.",
        "You are known to your friends as “the slow animal of the clay”.",
        "He said, “Clay is a slow animal.” Is it?",
    ],
)
def test_what_nobody_is_told_to_have_said_stays_with_the_turn(question: str) -> None:
    assert inner(interview(question, "It is.")) == []


def test_whoever_puts_the_words_carries_them() -> None:
    text = "OTTO PIKE: You once said, “Clay is slow.”\n\nADA FINCH: I did.\n\nOTTO PIKE: Why?\n\nADA FINCH: It is."
    told = extract(text)
    assert [(q.kind, q.attribution.speaker, q.attribution.via) for q in told[:2]] == [
        ("turn", "Otto Pike", None),
        ("direct", "Ada Finch", "Otto Pike"),
    ]


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("My mother used to say, “Clay forgives nobody.”", "My mother"),
        ("I was ten when Nora Vale told me, “Clay forgives nobody.”", "Nora Vale"),
    ],
)
def test_an_answer_that_tells_of_somebody_carries_their_words(answer: str, who: str) -> None:
    assert inner(interview("Who taught you?", answer)) == [
        ("Clay forgives nobody.", (who,), "possible", "relayed")
    ]
    (told,) = [q for q in extract(interview("Who taught you?", answer)) if q.kind == "direct"]
    assert told.attribution.via == "Ada Finch"


@pytest.mark.parametrize(
    "answer", ["I say, “Let it cool.”", "She said, “Let it cool.”", "It says “hot” there."]
)
def test_own_words_and_those_of_whoever_is_not_named_stay_with_the_turn(answer: str) -> None:
    assert inner(interview("Who taught you?", answer)) == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("“I did, and I was right,” Ada Finch said.", (("Ada Finch",), "addressed")),
        ("“I never said it,” Ada Finch said.", ((), "denied")),
    ],
)
def test_in_an_article_they_are_those_of_whoever_answers(answer: str, told: tuple[object, ...]) -> None:
    text = f"“You once said, ‘Clay is a slow animal,’” Otto Pike said.\n\n{answer}\n"
    ((_, speakers, _, rule),) = inner(text)
    assert (speakers, rule) == told


def test_you_is_anybody_where_nobody_answers() -> None:
    text = "“You told yourself, ‘Keep running,’” Otto Pike said.\n\n“The wind was cold,” Ada Finch said.\n"
    assert inner(text) == []
