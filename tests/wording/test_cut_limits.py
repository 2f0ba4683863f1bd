"""What is cut off beside the words and left less of them: another choice, the limit of a denial, a time, which of the things."""

import pytest

from quotes.wording import compare


def told(claim: str, recorded: str) -> tuple[str, list[tuple[str, str]]]:
    answer = compare(claim, recorded)
    return answer.wording, [(f.rule, f.recorded) for f in answer.findings if f.rule.startswith("cut.")]


@pytest.mark.parametrize(
    ("recorded", "claim", "choice"),
    [
        ("The ferry sails at noon, or perhaps at one.", "The ferry sails at noon", "or perhaps at one"),
        ("We will paint the pier or pull it down.", "We will paint the pier", "or pull it down"),
    ],
)
def test_another_choice_that_was_cut_off_is_told_and_turns_nothing(
    recorded: str, claim: str, choice: str
) -> None:
    assert told(claim, recorded) == ("excerpt", [("cut.alternative", choice)])


@pytest.mark.parametrize(
    ("recorded", "claim", "limit"),
    [
        ("We don't paint the pier every spring.", "We don't paint the pier", "every"),
        ("The ferry cannot sail without its pilot.", "The ferry cannot sail", "without"),
        ("He did not drown in vain.", "He did not drown", "in vain"),
        ("I do not trust the chart entirely.", "I do not trust the chart", "entirely"),
        ("We don't sell tickets to everyone.", "We don't sell tickets", "to everyone"),
    ],
)
def test_the_limit_of_a_denial_cut_off_makes_it_deny_more(recorded: str, claim: str, limit: str) -> None:
    assert told(claim, recorded) == ("meaning_changed", [("cut.denied_limit", limit)])


def test_when_or_where_something_was_denied_is_told() -> None:
    assert told("The ferry does not sail", "The ferry does not sail on Sundays.") == (
        "excerpt",
        [("cut.denied_limit", "on Sundays")],
    )


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("We paint the pier every spring.", "We paint the pier"),
        ("The ferry does not sail, and every child knows it.", "The ferry does not sail"),
        ("I do not know but I think he paints every spring.", "I do not know but I think he paints"),
        ("The ferry does not sail. Every child knows it.", "The ferry does not sail"),
        ("They said that the ferry sails, or so I heard.", "the ferry sails, or so I heard"),
        ("We are safe if you don't run out of everything.", "We are safe if you don't run out of"),
    ],
)
def test_what_limits_no_denial_is_not_told(recorded: str, claim: str) -> None:
    assert all(rule != "cut.denied_limit" for rule, _ in told(claim, recorded)[1])


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("You will sell the ferry, won't you? No. I have a season to run.", "You will sell the ferry"),
        ("Is it true that the ferry was sold last year? Never. We let it.", "the ferry was sold"),
        (
            "Q: So you will sell the ferry next year?\nA: Certainly not. It is ours.",
            "you will sell the ferry",
        ),
        ("They write that the ferry was sold. No. We let it.", "the ferry was sold"),
    ],
)
def test_a_no_that_answers_the_words_takes_them_back(recorded: str, claim: str) -> None:
    assert "cut.rebuttal" in {rule for rule, _ in told(claim, recorded)[1]}
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("MARA LUND: The ferry is safe.\n\nA VOICE: No!", "The ferry is safe"),
        ("You did not sell the ferry, did you? No. We let it.", "You did not sell the ferry"),
        ("The ferry is safe. No doubt about that.", "The ferry is safe"),
        ("Will you sell? No. We keep the ferry.", "We keep the ferry"),
        ("The ferry is safe. Is the pier? No.", "The ferry is safe"),
        ("We keep the ferry, and why would we sell it? No, we stay.", "We keep the ferry"),
    ],
)
def test_a_no_to_something_else_takes_nothing_back(recorded: str, claim: str) -> None:
    assert "cut.rebuttal" not in {rule for rule, _ in told(claim, recorded)[1]}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I walked the quay, and nobody in this port wants a fight.", "I walked the quay … wants a fight"),
        (
            "The quay is full; no keeper who pays should be sent away.",
            "The quay is full … should be sent away",
        ),
    ],
)
def test_a_subject_that_denies_is_looked_for_at_a_cut_inside_too(recorded: str, claim: str) -> None:
    wording, found = told(claim, recorded)
    assert wording == "meaning_changed"
    assert "cut.denied_subject" in {rule for rule, _ in found}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The keeper, whom nobody likes, wants a fight.", "The keeper … wants a fight"),
        ("I walked the quay, and everybody there wants a rest.", "I walked the quay … wants a rest"),
    ],
)
def test_a_denial_beside_the_subject_that_is_kept_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "elided"


@pytest.mark.parametrize(
    ("recorded", "claim", "rule", "words"),
    [
        ("The ferry will run while I am mayor.", "The ferry will run", "cut.time", "while I am mayor"),
        ("The lock stays shut for now.", "The lock stays shut", "cut.time", "for now"),
        ("We will tar the boats that leak.", "We will tar the boats", "cut.restrictive", "that leak"),
        ("We owe it to the rowers who stayed.", "We owe it to the rowers", "cut.restrictive", "who stayed"),
        ("Idle talk sinks boats faster than rocks.", "Talk sinks boats", "cut.modifier", "Idle"),
        ("There's a chance we will lose it.", "we will lose it.", "cut.hedge", "There's a chance"),
    ],
)  # fmt: skip
def test_what_leaves_less_of_the_words_is_told_and_turns_nothing(
    recorded: str, claim: str, rule: str, words: str
) -> None:
    assert told(claim, recorded) == ("excerpt", [(rule, words)])


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("We will tar the boats, which leak.", "We will tar the boats"),
        ("I told the rowers that it leaks.", "I told the rowers"),
        ("The ferry runs, while the train waits.", "The ferry runs"),
        ("They say talk sinks boats.", "talk sinks boats"),
        ("Harriet Voss sinks boats.", "Voss sinks boats"),
    ],
)
def test_what_leaves_the_words_as_they_are_is_not_told(recorded: str, claim: str) -> None:
    rules = [rule for rule, _ in told(claim, recorded)[1]]
    assert not {"cut.time", "cut.restrictive", "cut.modifier"}.intersection(rules)


def test_all_things_are_not_all_of_them_that_are_meant() -> None:
    answer = compare("We will sell every boat", "We will sell every boat that leaks.")
    assert (answer.wording, [f.recorded for f in answer.findings]) == ("meaning_changed", ["that leaks"])


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("If you don't know the tides, you cannot row here.", "you cannot row here.", "meaning_changed"),
        ("If you do not know the tides, the crew is lost.", "the crew is lost.", "meaning_changed"),
        ("If you've not seen the weir, you will like it.", "you will like it.", "meaning_changed"),
        ("If you don't know the weir, it's behind the mill.", "it's behind the mill.", "excerpt"),
        ("If you don't know, Voss runs the ferry.", "Voss runs the ferry.", "excerpt"),
    ],
)
def test_not_knowing_is_a_condition_of_what_follows_and_no_lead_in(
    recorded: str, claim: str, wording: str
) -> None:
    assert compare(claim, recorded).wording == wording
