"""A denial that is one word with its verb, or comes as "not", is told as the word that came or went."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "went", "came"),
    [
        ("We can mend the mill before the frost.", "We cannot mend the mill before the frost.", "", "not"),
        ("We cannot mend the mill before the frost.", "We can mend the mill before the frost.", "not", ""),
        ("We can mend the mill before the frost.", "We can't mend the mill before the frost.", "", "n't"),
        ("We will mend the mill before the frost.", "We won't mend the mill before the frost.", "", "n't"),
    ],
)
def test_the_word_that_denies_is_named_and_nothing_is_called_a_spelling(
    recorded: str, claim: str, went: str, came: str
) -> None:
    answer = compare(claim, recorded)
    assert answer.wording == "meaning_changed"
    assert [(f.recorded, f.claim) for f in answer.findings if f.kind == "negation"] == [(went, came)]
    assert "spelling" not in {f.kind for f in answer.findings}


@pytest.mark.parametrize("other", ["can't", "can not", "cannot"])
def test_two_ways_to_write_one_denial_are_minor(other: str) -> None:
    answer = compare(f"We {other} mend the mill.", "We cannot mend the mill.")
    assert answer.wording in ("exact", "minor")
