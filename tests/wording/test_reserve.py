"""What a speaker only holds to be so, or denies, by a clause before it: told when it is cut away, turned when it falls out."""

import pytest

from quotes.wording import compare

KEPT = "the herring will come back to the sound before Easter"


@pytest.mark.parametrize(
    "lead",
    [
        "It's possible",
        "It may just be possible that",
        "There may be a chance that",
        "There is some risk that",
        "I have a feeling",
        "My best guess is that",
        "The odds are",
        "It could well be that",
        "We rather expect that",
        "I'd wager",
        "We're fairly confident that",
        "It's my belief that",
        "With any luck",
    ],
)
def test_a_guess_cut_off_is_told_and_one_that_fell_out_turns(lead: str) -> None:
    cut = compare(KEPT, f"{lead} {KEPT}.")
    assert (cut.wording, [finding.rule for finding in cut.findings]) == ("excerpt", ["cut.hedge"])
    lead = lead if lead.startswith("I") else lead[0].lower() + lead[1:]
    assert compare(f"So {KEPT}.", f"So {lead} {KEPT}.").wording == "meaning_changed"


@pytest.mark.parametrize(
    "lead",
    [
        "There's little chance that",
        "It's impossible that",
        "It is not likely that",
        "I doubt very much that",
        "I doubt",
    ],
)
def test_a_clause_that_lets_nothing_of_it_stand_is_a_denial(lead: str) -> None:
    assert compare(KEPT, f"{lead} {KEPT}.").wording == "meaning_changed"


@pytest.mark.parametrize(
    "lead", ["It's certain that", "I firmly believe that", "I know that", "It is clear that"]
)
def test_a_conviction_is_no_guess(lead: str) -> None:
    assert compare(KEPT, f"{lead} {KEPT}.").findings == ()


def test_what_is_guessed_elsewhere_too_was_only_put_at_another_place() -> None:
    recorded = f"So I reckon {KEPT}, I reckon."
    assert compare(f"So {KEPT}, I reckon.", recorded).wording != "meaning_changed"
