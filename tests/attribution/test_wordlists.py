"""The word lists are well formed."""

import re

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


@pytest.mark.parametrize("name", ["cues_speech", "cues_stance"])
def test_a_short_verb_doubles_its_consonant_before_an_ending(name: str) -> None:
    listed = words(name)
    stems = {form.removesuffix("ed").removesuffix("ing") for form in listed if form.endswith(("ed", "ing"))}
    short = {stem for stem in stems if re.fullmatch("[^aeiou]*[aeiou][bdgmnpt]", stem)}
    # "Cited" and "noting" come from verbs that end in "e".
    assert not {stem for stem in short if listed.isdisjoint((f"{stem}e", f"{stem}es"))}


@pytest.mark.parametrize("name", ["cues_speech", "cues_stance"])
def test_a_verb_in_double_e_keeps_both_before_ing(name: str) -> None:
    assert not [form for form in words(name) if re.search("[^e]eing$", form)]
