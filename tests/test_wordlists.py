"""The word lists are well formed."""

import pytest

from quotes.attribution.grammar.wordlists import tagged, words


@pytest.mark.parametrize(
    "name", ["cues_speech", "cues_stance", "cues_adverbs", "names_first", "grammar_prepositions"]
)
def test_a_list_is_not_empty(name: str) -> None:
    assert len(words(name)) > 10


def test_first_names_are_tagged_with_a_known_gender() -> None:
    assert set(tagged("names_first").values()) == {"m", "f", "x"}


def test_every_form_of_a_verb_is_a_cue() -> None:
    assert {"say", "says", "said", "saying"} <= words("cues_speech")
