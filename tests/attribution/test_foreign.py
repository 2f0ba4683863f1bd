"""Attributions in other languages, and verbs that no list knows."""

import pytest

from quotes.attribution.extraction import extract

NEXT = "\n\n“The ferry came late,” said Rosa Hale, the pilot."


def first(text: str) -> tuple[str | None, str, str]:
    found = extract(text + NEXT)[0].attribution
    return found.speaker, found.rule, found.confidence


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Fähre kam nicht“, sagte Jens Vogt.", "Jens Vogt"),
        ("« Le bac est parti », a déclaré le maire Luc Perrin.", "Luc Perrin"),
        ("« Le bac est parti », a dit Luc Perrin.", "Luc Perrin"),
        ("«El barco no llegó», dijo Inés Prado a la prensa.", "Inés Prado"),
        ("“Il battello non c'era”, ha detto Carla Riva.", "Carla Riva"),
        ("“De boot kwam niet”, zei Piet Bakker.", "Piet Bakker"),
        ("“Båten kom ikke”, sa Kari Lund.", "Kari Lund"),
        ("“Laiva ei tullut”, sanoi kapteeni Liisa Aho.", "Liisa Aho"),
        ("“Prom nie przypłynął” – powiedziała Ewa Nowak.", "Ewa Nowak"),
    ],
)
def test_said_is_known_in_other_languages(text: str, speaker: str) -> None:
    assert first(text) == (speaker, "foreign-verb", "possible")


def test_one_unknown_word_and_a_name_are_the_rest_of_the_sentence() -> None:
    assert first("„Die Fähre kam nicht“, knurrte Jens Vogt.") == ("Jens Vogt", "unknown-verb", "possible")


@pytest.mark.parametrize("word", ["by", "not", "starring", "like", "about", "quietly"])
def test_an_english_word_before_a_name_is_no_verb(word: str) -> None:
    assert first(f"“The ferry never came that day,” {word} Jens Vogt.")[0] != "Jens Vogt"
