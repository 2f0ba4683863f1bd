"""A "No." behind a question that is quoted as one takes nothing back; behind a statement it does."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Did you check the lock last night?", "Did you check the lock last night? No. I slept."),
        ("Aren't you the keeper of the lock?", "Aren't you the keeper of the lock? No, I only live here."),
        ("You checked the lock last night?", "You checked the lock last night? No. I slept."),
        ("What are you, the owner?", "What are you, the owner? No, wait, you are the clerk."),
    ],
)
def test_a_no_behind_a_question_turns_nothing(claim: str, text: str) -> None:
    assert compare(claim, f"The bell rang twice. {text}").wording == "excerpt"


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("You checked the lock last night.", "You checked the lock last night? No. I slept."),
        ("You checked the lock last night.", "You checked the lock last night. No, I'm joking."),
        ("the lock is safe", "Is it true that the lock is safe? No."),
    ],
)
def test_a_no_behind_what_is_said_turns_it(claim: str, text: str) -> None:
    assert compare(claim, f"The bell rang twice. {text}").wording == "meaning_changed"
