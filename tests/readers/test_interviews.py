"""Whoever asks or answers under "Q:" and "A:" is who they say they are, from there on."""

import pytest

from quotes.attribution.extraction import extract, extract_from
from scrapers.interviews import introduced, named_in_title
from scrapers.registry import read
from scrapers.speech.turns import turns

HEARING = """\
Q: Good morning. My name is Ida Voss, and I act for the town. Would you state your full name?

A: {}

Q: Where were you on the night of the storm?

A: I was at the quay until four in the morning.
"""


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Rosa Maria Quill.", "Rosa Maria Quill"),
        ("Yes. It's Rosa M. Quill, Q-U-I-L-L.", "Rosa M. Quill"),
        ("I'm Rosa de la Quill, and I run the harbour.", "Rosa de la Quill"),
        ("My name is Rosa Quill.", "Rosa Quill"),
        ("I would rather not.", None),
        ("Rosa.", None),
        ("It stands on the paper before you.", None),
        ("I am sure that you know it.", None),
        ("My name is on the list that you have.", None),
    ],
)
def test_the_name_that_somebody_gives_is_the_speaker_of_their_turns(answer: str, name: str | None) -> None:
    document = read(HEARING.format(answer).encode(), name="hearing.txt", format="transcript")
    assert [span.speaker for span in document.spans] == ["Ida Voss", name, "Ida Voss", name]
    assert all(document.text[span.start : span.end] for span in document.spans)
    told = [(q.attribution.speaker, q.attribution.confidence) for q in extract(HEARING.format(answer))]
    assert told == [("Ida Voss", "likely"), (name, "likely" if name else "none")] * 2


def test_a_second_witness_is_another_speaker_from_there_on() -> None:
    text = (
        f"{HEARING.format('Rosa Quill.')}\nQ: Thank you. And your name, please?\n\nA: Oskar Bremm.\n\n"
        "Q: Is she right?\n\nA: She is not.\n"
    )
    found = turns(text)
    names = dict(zip((text[turn.start : turn.end] for turn in found), introduced(text, found), strict=True))
    assert names["I was at the quay until four in the morning."] == "Rosa Quill"
    assert names["She is not."] == "Oskar Bremm"


def test_names_that_nobody_was_asked_for_are_of_others() -> None:
    text = "Q: Whom did you meet there?\n\nA: Rosa Quill.\n\nQ: And then?\n\nA: Then Oskar Bremm, who was late.\n"
    assert introduced(text, turns(text)) == [None] * 4


def test_labels_that_are_names_are_left_alone() -> None:
    text = "IDA VOSS: Would you state your name?\n\nTHE WITNESS: Rosa Quill.\n\nIDA VOSS: Thank you.\n"
    assert introduced(text, turns(text)) == [None] * 3


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("“The lock will not hold”: an interview with Rosa Quill", "Rosa Quill"),
        ("Interview with Dr. Rosa Quill, lock keeper", "Dr. Rosa Quill"),
        ("Interview: Rosa Quill", "Rosa Quill"),
        ("A conversation with Rosa Quill about the tides", "Rosa Quill"),
        ("Five questions for Rosa Quill", "Rosa Quill"),
        ("Ten Minutes With Rosa Quill", "Rosa Quill"),
        ("Radio Ilk: Conversation with Rosa Quill", "Rosa Quill"),
        ("Q&A: Rosa Quill on the tides", "Rosa Quill"),
        ("Interview with Rosa Quill and Oskar Bremm", None),
        ("Interview with Rosa Quill, Oskar Bremm", None),
        ("Interview with Rosa Quill, Mayor of Saltby", "Rosa Quill"),
        ("The Talk of New York", None),
        ("An interview with the harbour master", None),
        ("A talk with The Lock Keepers", None),
        ("Five questions for the council", None),
        ("In conversation with Le Monde", None),
        ("An interview with BBC Radio", None),
        ("Interview with the Saltby Gazette", None),
        ("Rosa Quill in conversation with Le Monde", "Rosa Quill"),
        ("The tides: Rosa Quill in conversation with Oskar Bremm", "Rosa Quill"),
        ("An interview with Mira Fox", "Mira Fox"),
    ],
)
def test_the_title_of_an_interview_names_who_is_heard(title: str, name: str | None) -> None:
    assert named_in_title(title) == name


def test_a_line_below_the_title_may_name_who_is_heard() -> None:
    text = (
        "The lock that held\nInterview: Rosa Quill\n\nQ: Did it hold all night?\n\nA: It held until four.\n\n"
        "Q: And then?\n\nA: Then it went.\n"
    )
    document = read(text.encode(), name="talk.txt", format="transcript")
    assert [span.speaker for span in document.spans] == [None, "Rosa Quill"] * 2


def test_the_answers_of_a_stored_interview_are_likely_whose_its_introduction_speaks_of() -> None:
    text = (
        "{}\nBy Oskar Bremm\n\nThe quay was cold.\n\nQ: Did it hold all night?\n\nA: It held until four{}.\n\n"
        "Q: And then?\n\nA: Then it went.\n"
    )

    def told(title: str, more: str = "") -> list[tuple[str | None, str]]:
        document = read(text.format(title, more).encode(), name="talk.txt", format="transcript")
        return [
            (q.attribution.speaker, q.attribution.confidence) for q in extract_from(document, indirect=False)
        ]

    assert told("Rosa Quill on the tides") == [(None, "none"), ("Rosa Quill", "likely")] * 2
    # Whoever says who they are answers from there on, and what stands before is nobody's.
    assert told("Ida Voss on the tides", ". My name is Rosa Quill")[1] == ("Rosa Quill", "certain")


def test_a_paper_answers_nobody() -> None:
    text = (
        "An interview with Le Monde\n\nQ: Did it hold?\n\nA: It held.\n\nQ: And then?\n\nA: Then it went.\n"
    )
    assert {q.attribution.speaker for q in extract(text)} == {None}
