"""What speech begins and gives up before another subject, verb or measure is cleaned up; what says something more is not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("I rang at the mill, and nobody came.", "I rang at the mill, and they, nobody came."),
        ("And what we had was a hut of tin.", "And we had, what we had was a hut of tin."),
        ("But more than half of it was sand.", "But, you know, half of it, more than half of it was sand."),
        (
            "The clerk has left. He's got no use for it.",
            "The clerk has left. He has no, he's got no use for it.",
        ),
        (
            "The problem is that old baker is paying double.",
            "The problem is that old baker he's paying double.",
        ),
        ("I said that my mother wanted a hut.", "I said that my mother she wanted a hut."),
        ("It was a kind of grey.", "It was a kind of a grey."),
        ("He drove more slowly than that.", "He drove more slow than that."),
        (
            "The ferry is not late today at all. It rains.",
            "The ferry isn't late today at all. The ferry is not late today at all. It rains.",
        ),
    ],
)
def test_what_is_begun_anew_is_cleaned_up(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "excerpt")


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("But not half of it was sand.", "But half of it, not half of it was sand."),
        ("The boats painted were red.", "The boats they painted were red."),
        ("We ran before I saw it.", "We ran before the smoke, before I saw it."),
        ("He works hardly at the mill.", "He works hard at the mill."),
    ],
)
def test_what_says_something_more_is_no_beginning(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "altered"


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("I was cold and she was tired.", "We walked home. But she was cold and I was tired, and it rained."),
        ("You just pour it on the wall.", "You don't just pour it on the wall."),
        ("We lost 40 boats.", "We lost forty-odd boats in the storm."),
        ("Three mayors wanted it shut.", "And there was two of those three mayors wanted it shut."),
        ("When we left, they cheered.", "It was only when we left that they cheered."),
        ("Ada Finch sold the barn in May.", "Somebody sold the barn in May, and they work for me."),
        ("I would repeal the act.", "People ask me, would I repeal the act. We will see."),
        ("Finch swam.", "So when folks be like, oh, Finch swam, I laugh."),
        ("I'd have left at once.", "If I had been told that, I would have left. I'd have left at once."),
    ],
)
def test_what_turned_is_told(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("We lost about 40 boats.", "We lost forty-odd boats in the storm."),
        ("We met three men.", "We met three odd men."),
        ("They sing.", "They don't just sing, they dance."),
        ("When we left, they cheered.", "It was when we left that they cheered."),
        ("You ask would I repeal the act.", "You ask would I repeal the act. We will see."),
        ("Finch stole it.", "I was like, oh, Finch stole it, and I laughed."),
        ("I'd pay for it.", "If it fails, we would need a boat. I'd pay for it."),
    ],
)
def test_what_is_like_it_turns_nothing(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


@pytest.mark.parametrize(
    ("claim", "recorded", "wording"),
    [
        ("We spent 4.2 billion naira.", "We spent N4.2 billion.", "minor"),
        ("We spent N500 million on it.", "We spent five hundred million naira on it.", "minor"),
        ("We spent R250m on it.", "We spent two hundred and fifty million rand on it.", "minor"),
        ("We spent CHF4.2 million.", "We spent four point two million Swiss francs.", "minor"),
        ("We spent N4.2 billion.", "We spent four point two billion dollars.", "meaning_changed"),
        ("We spent N4.3 billion.", "We spent four point two billion naira.", "meaning_changed"),
        ("We took the N11 north.", "We took the N12 north.", "meaning_changed"),
    ],
)
def test_a_coin_of_one_letter_is_glued_to_its_sum(claim: str, recorded: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording
