"""What a speaker adds right behind the words quoted: whether it takes them back, gives them to others or holds them back."""

import pytest

from quotes.wording import compare

KEPT = "The orchard burned on Friday"


@pytest.mark.parametrize(
    "behind",
    [
        ". Or did it?",
        ". Of course it didn't.",
        ". Of course not.",
        ". But it didn't.",
        ". I never said that.",
        ". I made it up.",
        ". That was a joke.",
        ". If only.",
        ". Those were her words, not mine.",
        ", to quote my neighbour.",
        ", in her words.",
        ", as the almanac puts it.",
        " if we are to believe the almanac.",
        ", but not really.",
    ],
)
def test_an_afterthought_that_takes_the_words_back_or_gives_them_to_others_turns(behind: str) -> None:
    assert compare(KEPT, KEPT + behind).wording == "meaning_changed"


@pytest.mark.parametrize("behind", [", I think.", ", probably.", ", as far as we know.", ", I'd wager."])
def test_a_doubt_behind_the_words_is_told_and_turns_nothing(behind: str) -> None:
    answer = compare(KEPT, KEPT + behind)
    assert (answer.wording, [finding.rule for finding in answer.findings]) == ("excerpt", ["cut.hedge"])


@pytest.mark.parametrize(
    "behind",
    [
        ". If only the rain had come.",
        ". I couldn't believe it.",
        ". I made it up the hill in time.",
        ". It didn't reach the barn.",
        ". I never said a word.",
        ", as we all know.",
        ". Her words hurt.",
        ". Or we would have seen it.",
        ". It wasn't easy.",
    ],
)
def test_what_goes_on_behind_the_words_turns_nothing(behind: str) -> None:
    assert compare(KEPT, KEPT + behind).wording == "excerpt"
