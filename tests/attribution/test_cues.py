"""A cue counts only as a verb: many of them are nouns as well."""

import pytest

from quotes.attribution.grammar.cues import finite, holds, is_adverb, speaks
from quotes.attribution.grammar.sentences import Line


def line(text: str) -> Line:
    return Line(text, 0, len(text), [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The clerks report delays", "report"),
        ("Ada remarks on it", "remarks"),
        ("He went on quietly", "went"),
        ("As Ada put it", "put"),
        ("they claim it", "claim"),
    ],
)
def test_these_are_verbs(text: str, word: str) -> None:
    told = line(text)
    assert speaks(told, told.words.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The report came late", "report"),
        ("In his remarks Ada wept", "remarks"),
        ("He went home", "went"),
        ("She put coal on", "put"),
        ("Ada’s claims fell", "claims"),
    ],
)
def test_these_are_not(text: str, word: str) -> None:
    told = line(text)
    assert not speaks(told, told.words.index(word))


def test_called_holds_words_but_does_not_speak_them() -> None:
    told = line("Ada called it names")
    assert holds(told, 1)
    assert not speaks(told, 1)


def test_kelly_is_no_adverb() -> None:
    assert is_adverb("quietly")
    assert not is_adverb("Kelly")


def test_a_participle_behind_an_article_is_not_finite() -> None:
    told = line("a scripted message ended")
    assert not finite(told, 1)
    assert finite(told, 3)
