"""Words by chance on a list, what still stands and what told of no voice raise no alarm; what does, raises one."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "note"),
    [
        (
            "But let us make certain of the moorings.",
            "But eleven us make certain of the moorings.",
            "can stand",
        ),
        (
            "The ropes that most of us have known before are gone.",
            "The ropes that most of us potentially known before are gone.",
            "can stand",
        ),
        (
            "There was a film and you could just see it sink.",
            "There was a film and everywhere could just see it sink.",
            "can stand",
        ),
        (
            "That was tar with oil in it, and it was thick.",
            "That was tar with oil in it, and wrongly was thick.",
            "can stand",
        ),
        (
            "That is why we worked so hard on the quay.",
            "That is why them worked so hard on the quay.",
            "can stand",
        ),
        (
            "It's usually calm, and at night it's usually calmer.",
            "It's calm, and at night it's usually calmer.",
            "says the same",
        ),
        (
            "Clearly, even if you row on a bad day, you still want to land.",
            "Clearly, if you row on a bad day, you still want to land.",
            "says the same",
        ),
        (
            "They yield little or no revenue to the port.",
            "They yield little or revenue to the port.",
            "says the same",
        ),
        (
            "They offered themselves in every part of the valley.",
            "They offered themselves in every of the valley.",
            "says the same",
        ),
        (
            "The debt of the port on May 1, 1878, was $2,024,318 in all.",
            "The debt of the port on May 1, 1878, $2,024,318 in all.",
            "says the same",
        ),
        ("They have few or no lamps on the pier.", "They have or no lamps on the pier.", "says the same"),
        ("Do you want to say more about it?", "Do you say more about it?", "says the same"),
        (
            "This harbour's nothing but a bunch of rocks.",
            "This harbour's but a bunch of rocks.",
            "says the same",
        ),
        (
            "It was built by the act of March 3, 1891, and sold.",
            "It was built by the act of 3, and sold.",
            "says the same",
        ),
        ("I have like a dozen at this point.", "I have like a at this point.", "says the same"),
        ("This is my uncle Carl from the yard.", "This is my Carl from the yard.", "says the same"),
        (
            "The use of such water power lies also within that county.",
            "The use of such water within that county.",
            "voice",
        ),
        (
            "So what that's telling me is that the hull is sound.",
            "So what me is that the hull is sound.",
            "voice",
        ),
        ("Yesterday we announced a new ferry.", "Yesterday walnuts announced a new ferry.", "voice"),
        ("Take one area, say ropes.", "Take one freshman, say ropes.", "voice"),
        (
            "But hopefully for the user, it's a single key that fits.",
            "But hopefully for the a single key that fits.",
            "voice",
        ),
    ],
)
def test_an_alarm_that_nothing_bears_out_is_told_and_turns_nothing(
    recorded: str, claim: str, note: str
) -> None:
    answer = compare(claim, recorded)
    assert answer.wording in ("altered", "minor")
    assert any(note in finding.note for finding in answer.findings)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I've spent my money on it.", "I'd have spent my money on it."),
        ("Certain crews were saved that night.", "Crews were saved that night."),
        ("He is a thief.", "He is apparently a thief."),
        ("Some of us saw it sink.", "Everyone of us saw it sink."),
        ("He was accused of it.", "He was wrongly accused of it."),
        ("It's usually calm in the bay.", "It's calm in the bay."),
        (
            "Clearly, even if you row on a bad day, you will land.",
            "Clearly, if you row on a bad day, you will land.",
        ),
        ("They yield no revenue to the port.", "They yield revenue to the port."),
        ("The deputy mayor came aboard.", "The mayor came aboard."),
        ("The dam critics say is unsafe was built by my firm.", "The dam is unsafe was built by my firm."),
        ("The dam, the crew swore, is safe.", "The dam is safe."),
        ("Today we announced a new ferry.", "Today witnesses announced a new ferry."),
        ("Every skipper who smuggles, the guild will find.", "Every skipper, the guild will find."),
        ("According to the guild, the ship was sound.", "According to us, the ship was sound."),
    ],
)
def test_an_alarm_that_is_borne_out_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
