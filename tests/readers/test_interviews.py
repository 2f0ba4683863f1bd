"""Whoever asks or answers under "Q:" and "A:" is who they say they are, from there on."""

import pytest

from quotes.attribution.extraction import extract
from scrapers.interviews import introduced
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
