"""In words told again by somebody else a marker turns only where it changed by itself; a denial told elsewhere does not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "note"),
    [
        (
            "While Osbert ruled the valley some of the weir wardens fell upon the miller, and brought him before the old bench.",
            "While Osbert ruled the valley the wardens made a joint attack on the miller, and brought him before the old bench.",
            "put otherwise as well",
        ),
        (
            "Whoever keeps the gate shall not leave it before the bell, and no stranger can meddle with its chain.",
            "Whoever keeps the gate shall not leave it before the bell, and a stranger cannot meddle with its old heavy chain.",
            "deny as often",
        ),
        (
            "What if you see the ferry going up the river where it was before?",
            "What, should you see the ferry going up the river where it was before?",
            "opened otherwise",
        ),
        (
            "The wardens rose to judge and to save the oppressed of the valley.",
            "The wardens rose to judge and to save all the oppressed of the valley.",
            "all of a kind",
        ),
        (
            "Is not your haste the cause of the leak in the hull?",
            "Your haste is the cause of the leak in the hull.",
            "asks for a yes",
        ),
        (
            "And he said, Who are you, sir? And he answered, I am the boy whom you seek.",
            "“Who are you, sir?” he asked. “I am the boy, whom you are seeking,” the voice answered;",
            "both tell that somebody spoke",
        ),
    ],
)
def test_what_another_teller_turns_turns_nothing(recorded: str, claim: str, note: str) -> None:
    answer = compare(claim, recorded)
    assert answer.wording in ("altered", "minor")
    told = [finding.note for finding in answer.findings if finding.note.startswith("told only")]
    assert any(note in one for one in told)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("They shall pay for the ferry.", "He will pay for the ferry."),
        ("He lost the money.", "He lost all the money."),
        ("We will hear the evidence.", "We will hear all the evidence."),
        # It alone changed, among words that agree.
        (
            "The crew shall stand before the bench of the wardens.",
            "The crew shall not stand before the bench of the wardens.",
        ),
        (
            "When the bell broke I heard the second voice crying out.",
            "When the bell broke I heard the sound of the fourth voice crying out.",
        ),
        # Each clause has its own denial.
        (
            "We will not sell the barge and we will buy the mill.",
            "We will sell the barge and we will not buy the mill.",
        ),
        # Others are told of, and not all of them.
        ("The crews of the valley were saved.", "All the crews of the valley were saved."),
        ("They will rule the yard.", "He will rule the yard."),
        ("Isn't he a liar?", "He isn't a liar."),
    ],
)
def test_what_changed_by_itself_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
