"""Who speaks where no label with a colon tells it: names on lines of their own, run into the words, logs, and bare questions."""

import pytest

from scrapers.registry import read
from scrapers.speech.asked import asked
from scrapers.speech.headed import headed
from scrapers.speech.logged import logged
from scrapers.speech.run_in import run_in


def _turns(text: str) -> list[tuple[str | None, str]]:
    document = read(text.encode(), name="talk.txt")
    assert document.reader == "transcript"
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


_SAID = (
    ("Ruth Vane", "When did you first come here?"),
    ("Ada Lund", "I came in the winter. Nobody had told me that the house had no stove."),
    ("Ruth Vane", "Did you think of leaving?"),
    ("Ada Lund", "I never thought of leaving, not for one day."),
)


def test_names_that_come_back_stand_on_lines_above_their_words() -> None:
    assert _turns("\n\n".join(f"{who.upper()}\n{said}" for who, said in _SAID)) == list(_SAID)


def test_headings_of_a_catalogue_that_come_back_are_no_names() -> None:
    text = "\n\n".join(f"{head}\n{said}" for head in ("Good For", "Not For") * 2 for _, said in _SAID[1::2])
    assert headed(text) == []


def test_names_in_capitals_and_then_their_initials_run_into_the_words() -> None:
    names = ["RUTH VANE", "ADA LUND", "RV", "AL"]
    text = "\n\n".join(f"{name} {said}" for name, (_, said) in zip(names, _SAID, strict=True))
    assert _turns(f"The keeper of the lock\n\nBy Ruth Vane\n\n{text}") == list(_SAID)


@pytest.mark.parametrize(
    "text",
    [
        "SAN RAFAEL The lock is shut.\n\nNEW YORK The bridge is open.\n\nSAN RAFAEL The ferry runs.\n\nPORT ADA Nobody came.",
        "US The lock is shut.\n\nUK The bridge is open.\n\nUS The ferry runs.\n\nUK Nobody came to see it.",
        "ADA LUND was here.\n\nBO RAY was there.\n\nADA LUND left.\n\nBO RAY stayed.",
    ],
)
def test_capitals_that_head_a_paragraph_are_no_labels_unless_two_people_come_back(text: str) -> None:
    assert run_in(text) == []


LOG = "(22:20) ada_f: the gate is not broken\n(22:21) bo: it was shut\n(22:22) ada_f: it was\n(22:25) bo: who says so\n"
MARKED = (
    "12:06 <ada_f> the gate holds\n12:07 <bo> it was shut\n12:08 -!- ruth has joined #weir\n"
    "12:09 <ada_f> it was\n12:11 * bo shrugs\n12:12 <bo> who says so\n"
)


@pytest.mark.parametrize("text", [LOG, MARKED])
def test_a_line_of_a_log_is_the_turn_of_its_nick(text: str) -> None:
    found = _turns(text)
    assert [speaker for speaker, _ in found] == ["ada_f", "bo", "ada_f", "bo"]
    assert found[-1] == ("bo", "who says so")


@pytest.mark.parametrize(
    "text",
    [
        "9:00 note: doors\n9:30 note: tea\n10:00 lunch: soup\n10:30 lunch: cake\n",
        "(9:00) doors: open\n(9:30) tea: hot\n(9:45) soup: cold\n(10:00) cake: gone\n",
        "ada: the gate\nbo: it was\nada: it was\nbo: who says so\n",
        "12:06 <ada> so\nIt rained all day long.\nNobody came.\n12:09 <bo> no\n12:10 <ada> so\n12:11 <bo> no\n",
    ],
)
def test_times_or_nicks_alone_make_no_log(text: str) -> None:
    assert logged(text) == [] or {turn.label for turn in logged(text)} == {"lunch"}


_QUESTIONS = (
    "Every word Ada Lund said about the lock",
    "Are you proud of your people?",
    "Very proud. It is a pity that nobody saw them.",
    "We shall tell them so.",
    "What did you think of the gate?",
    "No, I know what you want me to say.",
    "Tell us about the keeper.",
    "How long will it stay shut?",
    "It stays shut until March.",
)


def test_the_answers_below_bare_questions_are_those_of_the_one_whom_the_heading_names() -> None:
    spans = _turns("\n\n".join(_QUESTIONS))
    assert [speaker for speaker, _ in spans] == [
        None, "Ada Lund", "Ada Lund", None, "Ada Lund", None, None, "Ada Lund",
    ]  # fmt: skip
    assert spans[1][1] == _QUESTIONS[2]


@pytest.mark.parametrize(
    "heading",
    [
        "Press conference by the head coach of Tarn, Ada Lund, after the defeat",
        "What Ada Lund said about the gate",
        "Ada Lund's full press conference",
        "An interview with Ada Lund",
    ],
)
def test_turns_that_begin_with_dashes_follow_each_other(heading: str) -> None:
    lines = (
        "Good evening. It was a good day for the lock.",
        "Ada, what will you do in the spring?",
        "You are asking such a thing. We think of Sunday.",
        "Somebody said that the gate is broken. Is it?",
        "I have not even looked at it yet.",
    )
    spans = _turns("\n\n".join((heading, *(f"- {line}" for line in lines))))
    assert [speaker for speaker, _ in spans] == ["Ada Lund", None, "Ada Lund", None, "Ada Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(_QUESTIONS[1:]),
        "\n\n".join(("The lock at Tarn", *_QUESTIONS[1:])),
        "\n\n".join((*_QUESTIONS[:3], "“I never said that it was broken,” she added.", *_QUESTIONS[3:])),
        "\n\n".join(_QUESTIONS[:5]),
    ],
)
def test_without_a_name_above_with_marks_or_with_few_questions_nobody_is_named(text: str) -> None:
    assert asked(text) == []
