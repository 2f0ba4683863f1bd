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


@pytest.mark.parametrize(
    ("lead", "wording"),
    [
        ("If the audit is wrong, then", "meaning_changed"),
        ("If it turns out that he was fired for that, then", "meaning_changed"),
        ("If you want somebody to lie to you,", "meaning_changed"),
        ("If you want to know,", "excerpt"),
    ],
)
def test_a_condition_ends_in_a_then_and_may_be_what_somebody_wants(lead: str, wording: str) -> None:
    assert (
        compare("I'll be the first to go", f"It was long. {lead} I'll be the first to go.").wording == wording
    )


@pytest.mark.parametrize("answer", ["good", "well", "no"])
def test_a_voice_is_heard_over_the_word_with_which_it_begins(answer: str) -> None:
    recorded = f"Nobody was there. And the smith said, {answer}, then you will learn it right. I went home."
    assert compare("Then you will learn it right.", recorded).wording == "meaning_changed"


def test_what_the_claim_holds_of_another_sentence_was_cut_away_all_the_same() -> None:
    recorded = "It was dark. So don't tell me it doesn't matter. (Applause) Don't you tell me that. We went."
    assert compare("It doesn't matter. Don't you tell me that.", recorded).wording == "meaning_changed"


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


@pytest.mark.parametrize(
    ("lead", "wording"),
    [
        ("I'm too old to think that", "meaning_changed"),
        ("It's too early to say that", "meaning_changed"),
        ("I'm not too proud to say that", "excerpt"),
    ],
)
def test_a_too_denies_what_it_is_too_much_to_say(lead: str, wording: str) -> None:
    assert compare("the well is dry", f"I paid. {lead} the well is dry. We left.").wording == wording
