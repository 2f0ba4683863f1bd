"""The subject of a verb of speech, across whatever stands between them."""

import pytest

from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.subjects import subject


def spoken_by(text: str, verb: str) -> str | None:
    told = Line(text, 0, len(text), [])
    found = subject(told, len(told.words) - 1 - told.words[::-1].index(verb), 0)
    if found is None:
        return None
    if found.names:
        return " & ".join(told.said(*pair) for pair in found.names)
    return told.said(found.first, found.last)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Finch said so", "Ada Finch"),
        ("Ada Finch also later said so", "Ada Finch"),
        ("Ada Finch on Monday said so", "Ada Finch"),
        ("Ada Finch late last Tuesday said so", "Ada Finch"),
        ("Ada Finch of the Harbor Commission said so", "Ada Finch"),
        ("Ada Finch, the potter, said so", "Ada Finch"),
        ("Ada Finch, 61, of Elm Creek, Md., said so", "Ada Finch"),
        ("Ada Finch, who lost her kiln in the great fire of Elm Creek, said so", "Ada Finch"),
        ("Ada Finch, head of the guild, a body of forty potters, said so", "Ada Finch"),
        ("The head of the guild, Ada Finch, said so", "Ada Finch"),
        ("Ada Finch (R-Ohio) said so", "Ada Finch"),
        ("Ada Finch — a potter by trade — said so", "Ada Finch"),
        ("Ada Finch and Otto Krantz said so", "Ada Finch & Otto Krantz"),
        ("Ada Finch, Max Thorne and Otto Krantz said so", "Ada Finch & Max Thorne & Otto Krantz"),
        ("Ada Finch and her sister said so", "Ada Finch"),
        ("Ada Finch rose and said so", "Ada Finch"),
        ("The paper quoted Ada Finch as saying so", "Ada Finch"),
        ("A clerk who asked to stay unnamed said so", "A clerk"),
        ("Many of the potters said so", "Many of the potters"),
        ("Some said so", "Some"),
        ("He’s saying so", "He’s"),
        ("A spokesman for Ada Finch said so", "A spokesman for Ada Finch"),
        ("Otto Krantz said he was tired and told me so", "Otto Krantz"),
    ],
)
def test_the_subject(text: str, who: str) -> None:
    verb = next(word for word in ("told", "saying", "said") if f" {word} " in text)
    assert spoken_by(text, verb) == who


def test_a_participle_may_have_a_subject_of_its_own() -> None:
    assert spoken_by("The two signed it, Otto saying little", "saying") == "Otto"


def test_with_brings_a_subject_to_a_participle() -> None:
    assert (
        spoken_by("The march began, with many pensioners chanting slogans", "chanting") == "many pensioners"
    )


def test_a_clause_inside_does_not_lend_its_subject() -> None:
    text = "Ada Finch regretted that Otto was late, telling one friend so"
    assert spoken_by(text, "telling") == "Ada Finch"


def test_nothing_but_verbs_ends() -> None:
    text = "said to say " * 400
    assert spoken_by(text.strip(), "say") in (None, "say")
