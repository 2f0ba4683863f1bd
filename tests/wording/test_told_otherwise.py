"""What is told in other words and stays, and what a word more or less turns round."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The ward has fewer than nine beds.", "The ward has under nine beds."),
        ("Not more than thirty lorries may park here.", "At most 30 lorries may park here."),
        ("At least sixty of the kegs leaked.", "Sixty or more of the kegs leaked."),
    ],
)
def test_one_bound_in_other_words_is_the_same_bound(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The ward has fewer than nine beds.", "The ward has over nine beds."),
        ("At least sixty of the kegs leaked.", "Sixty of the kegs leaked."),
        ("At least sixty of the kegs leaked.", "Sixty or fewer of the kegs leaked."),
        ("I cannot thank the night shift enough for it.", "I cannot thank the night shift for it."),
        ("You can never praise a cook highly enough.", "You can never praise a cook."),
        ("They bake more with less flour than we do.", "They bake less with more flour than we do."),
        ("Only frost can stop the weevil.", "Nothing can stop the weevil."),
        ("The dentists warned against the paste.", "The dentists recommended the paste."),
        (
            "Tugs pull it. Barges are in the way, and nobody moves them.",
            "Tugs … are in the way, and nobody moves them.",
        ),
        ('My aunt used to say, "A mill never sleeps," and she owned two.', "A mill never sleeps."),
    ],
)
def test_a_word_that_turns_the_whole_round_is_seen(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("You win or lose together.", "You lose or win together.", "altered"),
        ("The tugs pull it. They are in the way.", "The tugs … are in the way.", "elided"),
        (
            "It is true that we — that the bakers never saw it.",
            "It is true that the bakers never saw it.",
            "minor",
        ),
        ("I know what you — what the owner wants.", "I know what the owner wants.", "minor"),
    ],
)
def test_what_only_looks_like_it_turns_nothing(recorded: str, claim: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording
