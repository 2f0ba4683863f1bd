"""Abbreviations that are written out in part alike are told apart: the United States are not the United Kingdom."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "theirs", "ours"),
    [
        ("The mill sells to the US each spring.", "The mill sells to the UK each spring.", "US", "UK"),
        (
            "The mill sells to the U.S. each spring.",
            "The mill sells to the U.N. each spring.",
            "U.S.",
            "U.N.",
        ),
        ("The mill left the United States.", "The mill left the UK.", "United States", "UK"),
        ("The mill left the UN.", "The mill left the United Kingdom.", "UN", "United Kingdom"),
    ],
)
def test_two_abbreviations_with_a_word_in_common_are_two_names(
    recorded: str, claim: str, theirs: str, ours: str
) -> None:
    answer = compare(claim, recorded)
    assert answer.wording in ("altered", "meaning_changed")
    (changed,) = (edit for edit in answer.edits if edit.op != "equal")
    assert (changed.recorded.strip(" ."), changed.claim.strip(" .")) == (theirs.strip("."), ours.strip("."))


@pytest.mark.parametrize(
    "claim", ["The mill left the US.", "The mill left the U.S.", "The mill left the USA."]
)
def test_an_abbreviation_is_what_it_stands_for(claim: str) -> None:
    assert compare(claim, "The mill left the United States.").wording == "minor"
