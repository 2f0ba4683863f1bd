"""Words that are near each other in letters, in place or on the clock, and are two all the same."""

import pytest

from quotes.wording import compare


def told(claim: str, recorded: str) -> list[tuple[str, str, str]]:
    return [(f.rule, f.claim, f.recorded) for f in compare(claim, recorded).findings if f.turns]


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The Persian tiles are cracked.", "The Parisian tiles are cracked."),
        ("An Austrian barge sank here.", "An Australian barge sank here."),
        ("We sold them to the Slovenians.", "We sold them to the Slovakians."),
        ("The Zambian crew slept ashore.", "The Gambian crew slept ashore."),
    ],
)
def test_two_peoples_are_no_misspelling_of_each_other(claim: str, recorded: str) -> None:
    assert [rule for rule, _, _ in told(claim, recorded)] == ["guard.name"]


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The Parisan tiles are cracked.", "The Parisian tiles are cracked."),
        ("The Moldavian crew slept ashore.", "The Moldovan crew slept ashore."),
        ("The Rumanian crew slept ashore.", "The Romanian crew slept ashore."),
    ],
)
def test_one_people_spelt_otherwise_is_one(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "minor"


@pytest.mark.parametrize(
    "recorded", ["The sluice is safe.", "The sluice is safe and dry.", "I know it. The sluice is safe."]
)
def test_a_last_word_that_denies_all_that_was_said_is_a_denial(recorded: str) -> None:
    assert told("The sluice is not", recorded) == [("guard.negation", "not", "safe")]


def test_whoever_is_not_in_old_english_is_dead() -> None:
    assert compare(
        "The brothers of the miller were not.", "The brothers of the miller were dead."
    ).wording == ("altered")


@pytest.mark.parametrize(
    ("claim", "recorded", "turning"),
    [
        ("The tide turns at 0900", "The tide turns at 9 p.m.", ("0900", "9 p.m.")),
        (
            "The tide turns at 0900 today.",
            "The tide turns at 9 in the evening today.",
            ("0900", "9 in the evening"),
        ),
        ("The tide turns at 9 p.m.", "The tide turns at 0900", ("9 p.m.", "0900")),
    ],
)
def test_an_hour_of_the_whole_day_is_not_one_of_its_other_half(
    claim: str, recorded: str, turning: tuple[str, str]
) -> None:
    assert told(claim, recorded) == [("guard.number", *turning)]


@pytest.mark.parametrize("recorded", ["9 a.m.", "9 in the morning"])
def test_an_hour_of_the_whole_day_is_one_of_its_own_half(recorded: str) -> None:
    assert compare("The tide turns at 0900", f"The tide turns at {recorded}").wording == "minor"


@pytest.mark.parametrize(
    ("claim", "recorded", "kind"),
    [
        ("She row the ferry.", "She rows the ferry.", "grammar"),
        ("The man who keep the lock is deaf.", "The man who keeps the lock is deaf.", "grammar"),
        ("The miller want the keys.", "The miller wants the keys.", "grammar"),
        ("We tarred the boat.", "We tarred the boats.", "plural"),
        ("The row of the oarsmen was long.", "The rows of the oarsmen was long.", "plural"),
    ],
)
def test_a_verb_without_its_ending_is_told_as_grammar_and_a_noun_as_its_plural(
    claim: str, recorded: str, kind: str
) -> None:
    answer = compare(claim, recorded)
    assert (answer.wording, [f.kind for f in answer.findings]) == ("minor", [kind])


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The date is wrong.", "The data is wrong."),
        ("They sank with their sins.", "They sank with their sons."),
    ],
)
def test_two_everyday_words_are_no_misspelling_of_each_other(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "altered"


def test_a_word_that_is_none_is_a_misspelling() -> None:
    assert compare("The wether is wrong.", "The weather is wrong.").wording == "minor"


@pytest.mark.parametrize(
    ("claim", "recorded", "wording"),
    [
        ("She cursed the whole village.", "She cured the whole village.", "altered"),
        ("They resisted the inspectors.", "They assisted the inspectors.", "altered"),
        ("The cooks were insulted about it.", "The cooks were consulted about it.", "altered"),
        ("The city infested the harbour.", "The city invested the harbour.", "altered"),
        ("She cuerd the whole village.", "She cured the whole village.", "minor"),
        ("They asissted the inspectors.", "They assisted the inspectors.", "minor"),
        ("It effected all of us.", "It affected all of us.", "minor"),
        ("I had not the hart to tell her.", "I had not the heart to tell her.", "minor"),
    ],
)
def test_a_word_of_english_is_no_slip_of_another(claim: str, recorded: str, wording: str) -> None:
    assert compare(claim, recorded).wording == wording
