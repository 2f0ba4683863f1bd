"""A narrator's words between two parts of one utterance are no part of it, where the record marks what is spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.wording import compare
from quotes.wording.canon.narration import silenced, unnarrated


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ('"I will row," said Tom, "if you steer."', "I will row if you steer."),
        ("“I will row,” said Tom, “if you steer.”", "I will row, if you steer."),
        ("‘I will row,’ said Tom’s brother, ‘if you steer.’", "I will row if you steer."),
        ('"The tide has turned," his sister answered slowly. "Take the lantern."', "The tide has turned. Take the lantern."),
        ('"Row," said Tom. "And steer," he added, "if you can."', "Row. And steer, if you can."),
        # The narrator's words may be claimed with the speaker's.
        ('"I will row," said Tom, "if you steer."', "I will row, said Tom, if you steer."),
    ],
)  # fmt: skip
def test_the_words_of_the_quotation_are_exact_without_the_narrators(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert (answer.wording, answer.findings) == ("exact", ())


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        # Somebody else answers.
        ('"The tide has turned," said Tom. "Take the lantern," said Ann.', "The tide has turned. Take the lantern."),
        # Nobody is said to speak, or a whole sentence is told.
        ('"The tide has turned," and so had "the wind of the day."', "The tide has turned the wind of the day."),
        ('"The tide has turned," said Tom. He rose. "Take the lantern."', "The tide has turned. Take the lantern."),
        # The words in between are the speaker's own.
        ("The tide has turned, said Tom, take the lantern.", "The tide has turned, take the lantern."),
    ],
)  # fmt: skip
def test_other_words_between_two_quotations_are_told(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording not in ("exact", "excerpt", "minor")


def test_a_change_in_one_of_the_parts_is_told_alone() -> None:
    answer = compare("I will row if you sleep.", '"I will row," said Tom, "if you steer."')
    assert [(f.claim, f.recorded) for f in answer.findings] == [("sleep", "steer")]


@pytest.mark.parametrize(
    ("recorded", "spoken"),
    [
        ('"I will row," said Tom, "if you steer."', '"I will row, if you steer."'),
        ("I will row,” said Tom. “You steer.", "I will row. You steer."),
        ("Nobody said a word.", "Nobody said a word."),
    ],
)
def test_what_is_spoken_is_written_without_the_narrators_words(recorded: str, spoken: str) -> None:
    assert unnarrated(recorded) == spoken


def test_the_narrators_words_are_a_deletion_also_before_a_word_that_was_changed() -> None:
    answer = compare("I will row. They steer.", "“I will row,” said Tom. “You steer.”")
    assert [(e.op, e.recorded) for e in answer.edits][:2] == [
        ("equal", "I will row,” "),
        ("delete", "said Tom. "),
    ]


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        ('"I will row," said Tom, "if you steer."', "I will row.", "cut.condition"),
        ('"If you steer," said Tom, "I will row."', "I will row.", "cut.condition"),
        ('"I do not believe," said Ann, "the weir is safe."', "the weir is safe.", "cut.denied_saying"),
    ],
)
def test_what_governs_the_words_is_seen_behind_the_narrators(recorded: str, claim: str, rule: str) -> None:
    answer = compare(claim, recorded)
    assert (answer.wording, [f.rule for f in answer.findings]) == ("meaning_changed", [rule])


def test_the_end_of_the_narrators_sentence_ends_the_speakers() -> None:
    assert compare("I will row.", '"I will row," said Tom. "If you steer, we go."').wording == "excerpt"


@given(st.text(alphabet='ab ,."“”’\n', max_size=60).map(lambda told: f'"I will," said{told}'))
def test_blanks_for_a_narrators_words_leave_every_offset(text: str) -> None:
    blank = silenced(text)
    assert len(blank) == len(text)
    assert all(one == other for one, other in zip(text, blank, strict=True) if other != " ")
