"""Rules that pass over a change do so for what they are about, and not for words like it elsewhere in the text."""

import pytest

from quotes.wording import compare


def rules(claim: str, recorded: str) -> set[str]:
    return {finding.rule for finding in compare(claim, recorded).findings if finding.turns}


@pytest.mark.parametrize(
    ("rule", "recorded", "claim"),
    [
        # A question elsewhere is no "do you" in the place of "you must".
        ("guard.modal_dropped", "You must row by noon. Do you hear?", "You row by noon. Do you hear?"),
        # "Deserve to" is whole before "be".
        ("guard.modal_added", "Our rowers deserve to be heard.", "Our rowers must be heard."),
        # The second "all the boats" was there before.
        (
            "guard.quantifier_added",
            "The boats sank in fog. All the boats were old.",
            "All the boats sank in fog. All the boats were old.",
        ),
        # Other words about them changed as well.
        (
            "guard.exchanged",
            "Mara Quill sued Bo Reeve over a stale debt on a wet day that year.",
            "Bo Reeve sued Mara Quill over an ancient debt on a cold day that year.",
        ),
        # Forty can flee, as rowers can.
        ("guard.number_added", "Rowers fled when the pier broke.", "Forty fled when the pier broke."),
        # Who forgives others asks nobody to listen.
        (
            "cut.condition",
            "If you forgive the keepers, the rowers will forgive you.",
            "the rowers will forgive you.",
        ),
    ],
)
def test_what_only_looks_like_an_excuse_is_none(rule: str, recorded: str, claim: str) -> None:
    assert rule in rules(claim, recorded)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The first ferry to Saltby sank in fog.", "The ferry to Saltby sank in fog."),
        ("The last bus to the pier was full.", "The bus to the pier was full."),
        ("Whoever rows for nothing is a friend of ours.", "is a friend of ours."),
        ("1945 brought the end of the ferry.", "1945 marks the end of the ferry."),
        ("If you forgive me, the pier is too long.", "the pier is too long."),
    ],
)
def test_what_only_looks_like_a_turn_is_none(recorded: str, claim: str) -> None:
    assert rules(claim, recorded) == set()


def test_a_title_for_a_title_is_told_once() -> None:
    recorded, claim = "President Quill will row on Monday.", "Minister Quill will row on Monday."
    assert rules(claim, recorded) == {"guard.title"}


def test_a_second_denial_between_two_commas_falls_out_with_what_it_denies() -> None:
    recorded = "The lamp is not, and has never been, for sale."
    assert compare("The lamp is not for sale.", recorded).wording == "altered"
    assert compare("The lamp is for sale.", recorded).wording == "meaning_changed"
    assert compare("The lamp is, and has been, for sale.", recorded).wording == "meaning_changed"


def test_an_idiom_is_none_across_a_comma() -> None:
    recorded = "You still want the lamp or not, it's just so dim."
    assert compare("You still want the lamp or not, just so dim.", recorded).wording == "altered"
    assert rules("The lamp is just dim and old.", "The lamp is not just dim and old.") != set()


def test_the_last_thing_that_somebody_wants_to_say_is_no_denial() -> None:
    recorded = "The last thing I want to mention is the rope."
    assert rules("The thing I want to mention is the rope.", recorded) == set()
    assert rules("The thing I want is the rope.", "The last thing I want is the rope.") == {"guard.negation"}
    assert rules("The thing we want to do is row.", "The last thing we want to do is row.") == {
        "guard.negation"
    }
