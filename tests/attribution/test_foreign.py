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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Fähre kam nicht“, sagte Fraktionschef Vogt.", "Vogt"),
        ("„Die Fähre kam nicht“, sagte SPD-Chef Vogt am Montag.", "Vogt"),
        ("Landesverkehrsministerin Vogt sagte: „Die Fähre kam nicht.“", "Vogt"),
        ("Oberbürgermeister Vogt: „Die Fähre kam nicht.“", "Vogt"),
        (
            "Regierungssprecherin Ida Vogt ging. „Die Fähre kam nicht“, sagte Regierungssprecherin Vogt.",
            "Ida Vogt",
        ),
        ("„Die Fähre kam nicht“, sagte Jens Vogt der Zeitung.", "Jens Vogt"),
        (
            "„Die Fähre kam nicht“, sagte Ministerpräsident Jens Vogt der Deutschen Presse-Agentur.",
            "Jens Vogt",
        ),
        ("„Die Fähre kam nicht“, sagte Ursula von der Ley.", "Ursula von der Ley"),
        ("„De boot kwam niet“, zei Ton der Kinderen.", "Ton der Kinderen"),
    ],
)
def test_a_german_office_and_whom_it_was_told_are_no_part_of_the_name(text: str, speaker: str) -> None:
    assert extract(text)[-1].attribution.speaker == speaker


@pytest.mark.parametrize("name", ["Robin Sprecher", "Ida Richter", "Max Kanzler", "Mayor Kanzler"])
def test_somebody_who_is_called_like_a_german_office_keeps_the_name(name: str) -> None:
    (found,) = extract(f"“The ferry came late,” said {name}.")
    assert found.attribution.speaker == name.removeprefix("Mayor ")


def test_one_unknown_word_and_a_name_are_the_rest_of_the_sentence() -> None:
    assert first("„Die Fähre kam nicht“, knurrte Jens Vogt.") == ("Jens Vogt", "unknown-verb", "possible")


@pytest.mark.parametrize("word", ["by", "not", "starring", "like", "about", "quietly"])
def test_an_english_word_before_a_name_is_no_verb(word: str) -> None:
    assert first(f"“The ferry never came that day,” {word} Jens Vogt.")[0] != "Jens Vogt"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le maire Luc Perrin a déclaré : « Le bac est parti sans nous. »", "Luc Perrin"),
        ("Der Minister Jens Vogt sagte: „Die Fähre kam nicht mehr.“", "Jens Vogt"),
        ("El ministro Luis Prado dijo: «El barco no llegó nunca.»", "Luis Prado"),
        ("Il ministro Carlo Riva ha detto: «Il battello non c'era più.»", "Carlo Riva"),
        ("O ministro Luis Prado disse: «O barco não chegou nunca.»", "Luis Prado"),
    ],
)
def test_before_the_marks_it_is_the_name_that_speaks_and_not_the_article(text: str, speaker: str) -> None:
    assert first(text) == (speaker, "foreign-verb", "possible")


@pytest.mark.parametrize(
    "text",
    [
        "La ministre a déclaré : « Le bac est parti sans nous. »",
        "Les dockers ont lancé : « Le bac est parti sans nous. »",
        "El ministro subrayó: «El barco no llegó nunca.»",
    ],
)
def test_an_article_of_another_language_is_nobody(text: str) -> None:
    assert first(text)[0] is None


@pytest.mark.parametrize(
    ("named", "titled"),
    [
        ("Luc Perrin a dit : « Le bac est parti. »", "« Nous irons loin », a déclaré M. Perrin."),
        ("Luc Perrin a dit : « Le bac est parti. »", "M. Perrin a déclaré : « Nous irons loin. »"),
        ("Jens Vogt sagte: „Die Fähre kam nicht.“", "„Wir gehen weiter“, sagte Herr Vogt."),
        ("Luis Prado dijo: «El barco no llegó.»", "«No lo haré nunca», dijo el Sr. Prado."),
    ],
)
def test_somebody_addressed_by_a_title_is_who_was_named_before(named: str, titled: str) -> None:
    (one, other) = extract(f"{named} {titled}")
    assert other.attribution.speakers == one.attribution.speakers != ()


def test_an_office_of_another_language_is_not_taken_for_who_spoke_before() -> None:
    text = "Luc Perrin a dit : « Le bac est parti. » La ministre a déclaré : « Nous irons loin, très loin. »"
    assert extract(text)[1].attribution.speakers == ()


def test_so_with_a_name_behind_german_marks_is_a_credit_and_the_english_so_is_none() -> None:
    assert first("„Die Fähre kam nicht“, so Vogt. Mehr war nicht zu erfahren.")[0] == "Vogt"
    assert first("“The ferry never came,” so Vogt went home.")[0] != "Vogt"
