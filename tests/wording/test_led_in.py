"""What is said of a clause before it begins, whatever verb the clause has."""

import pytest

from quotes.wording import compare

KEPT = "The grain spoiled in the hold"


@pytest.mark.parametrize(
    "lead",
    [
        "If the hatch leaks",
        "Unless somebody lied to us",
        "Should the pumps fail",
        "As long as nobody looks",
    ],
)
def test_a_condition_cut_off_turns_a_clause_of_any_verb(lead: str) -> None:
    assert compare(KEPT, f"{lead}, the grain spoiled in the hold.").wording == "meaning_changed"
    assert compare("The grain spoils", f"{lead}, the grain spoils.").wording == "meaning_changed"


def test_a_condition_before_a_mere_thing_turns_nothing() -> None:
    assert (
        compare("the old port office", "If you turn left, the old port office stands there.").wording
        == "excerpt"
    )


@pytest.mark.parametrize(
    "lead",
    ["Is it true that", "There is no sign", "The broker's whole case is that", "I dreamt"],
)
def test_a_question_a_denial_and_anothers_case_turn_a_clause_of_any_verb(lead: str) -> None:
    assert compare(KEPT, f"{lead} the grain spoiled in the hold.").wording == "meaning_changed"


@pytest.mark.parametrize(
    "lead", ["word is", "rumour has it that", "it's a myth that", "in their view", "is it true that"]
)
def test_a_few_words_that_give_a_clause_to_others_turn_it_where_they_fall_out(lead: str) -> None:
    answer = compare("And the grain will spoil.", f"And {lead} the grain will spoil.")
    assert answer.wording == "meaning_changed"


@pytest.mark.parametrize("lead", ["look", "in the end", "I can tell you that", "it is true that"])
def test_a_few_words_that_only_lead_in_turn_nothing_where_they_fall_out(lead: str) -> None:
    assert (
        compare("And the grain will spoil.", f"And {lead} the grain will spoil.").wording != "meaning_changed"
    )
