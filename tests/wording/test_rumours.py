"""What goes round, and what a speaker thought once, is no statement of the speaker when what says so is cut away."""

import pytest

from quotes.wording import compare

KEPT = "the miller has sold the weir to a stranger"


@pytest.mark.parametrize(
    "lead",
    [
        "There's this idea going round the valley that",
        "There's talk that",
        "There is a theory out there that",
        "There was gossip in the inn that",
        "There's a feeling among the farmers that",
        "There's a story doing the rounds that",
        "Word on the bridge is",
        "Word has it that",
        "The talk in the barn is that",
        "My cousins got it into their heads that",
    ],
)
def test_a_rumour_cut_off_turns_the_words(lead: str) -> None:
    recorded = f"It rained all day. {lead} {KEPT}. I went and looked."
    assert compare(f"{KEPT}. I went and looked.", recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    "lead",
    ["There's no doubt that", "There's evidence that", "There's a risk in this valley that", "I like it that",
     "We have a feeling in this house that", "There's a book that says it all, and in June"],
)  # fmt: skip
def test_what_is_no_rumour_does_not(lead: str) -> None:
    recorded = f"It rained all day. {lead} {KEPT}. I went and looked."
    assert compare(f"{KEPT}. I went and looked.", recorded).wording == "excerpt"


@pytest.mark.parametrize(
    "behind",
    [
        "And then, well, I was completely wrong, wasn't I?",
        "It floated, all of it. How wrong I was.",
        "But the tide came in and proved me wrong.",
        "We were mistaken.",
    ],
)
def test_a_thought_taken_back_later_turns(behind: str) -> None:
    recorded = f"And I thought, right, we're sunk, the raft is gone. {behind}"
    answer = compare("we're sunk, the raft is gone", recorded)
    assert "cut.thought_better" in {finding.rule for finding in answer.findings}
    assert answer.wording == "meaning_changed"


@pytest.mark.parametrize(
    "recorded",
    [
        "And I thought, right, we're sunk, the raft is gone. I was not wrong.",
        "And I thought, right, we're sunk, the raft is gone. The wrong crew came.",
        "The pilot said, right, we're sunk: we're sunk, the raft is gone. It rained. He was wrong about rain.",
    ],
)
def test_an_error_of_something_else_takes_nothing_back(recorded: str) -> None:
    rules = {finding.rule for finding in compare("we're sunk, the raft is gone", recorded).findings}
    assert "cut.thought_better" not in rules
