"""Contractions typed without their apostrophe are a matter of spelling where the record has them, and only there."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I do not believe that he will go.", "I dont believe that he will go."),
        ("I don't believe that he will go.", "I dont believe that he will go."),
        ("I will not sell the dam.", "I wont sell the dam."),
        ("We cannot sell the dam.", "We cant sell the dam."),
        ("It isn't safe here now.", "It isnt safe here now."),
        ("I said it's safe here now.", "I said its safe here now."),
        ("I said it is safe here now.", "I said its safe here now."),
        ("The dam keeps its gates open.", "The dam keeps it's gates open."),
        ("Tomorrow we'll sell the dam.", "Tomorrow well sell the dam."),
        ("Tomorrow we're going to the dam.", "Tomorrow were going to the dam."),
        ("I'm glad they weren't there, and you're right.", "Im glad they werent there, and youre right."),
        ("I'll sell the dam, and he'd sell the lake.", "Ill sell the dam, and hed sell the lake."),
    ],
)
def test_a_missing_apostrophe_is_minor(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert (answer.wording, [f.kind for f in answer.findings if f.turns]) == ("minor", [])


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I believe that he will go.", "I dont believe that he will go."),
        ("I will sell the dam.", "I wont sell the dam."),
        ("We can sell the dam.", "We cant sell the dam."),
        ("They are going to the dam.", "They were going to the dam."),
        ("I shall not sell the dam, as he will not be ill.", "I shall not sell the dam, as he will be ill."),
    ],
)
def test_a_contraction_that_the_record_has_not_is_no_spelling(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_a_word_of_its_own_stays_one() -> None:
    recorded = "They were ill, and it kept its well. I'll go, we'll go, and it's done."
    assert compare("They were ill, and it kept its well", recorded).wording == "excerpt"
