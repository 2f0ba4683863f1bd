"""What a mention does in its sentence tells whom a later pronoun means."""

import pytest

from quotes.attribution.cast.mention import Mention
from quotes.attribution.cast.mentions import Mentions
from quotes.attribution.cast.people import People
from quotes.attribution.marks import marked


def mention(text: str, name: str) -> Mention:
    mentions = Mentions(text, People(text), marked(text))
    mentions.read(0, len(text))
    return [found for found in mentions.found if found.name.text == name][-1].look()


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch left.",
        "Ada Finch often walked home.",
        "Ada Finch, a potter from Elm Creek, for one, walked home.",
        "Ada Finch (R-Ohio) walked home.",
        "Ada Finch — a potter and a judge of pots — walked home.",
        "The kiln held, said Ada Finch.",
        "The kiln held, said the guild's new warden, Ada Finch.",
        "Even Ada Finch, Otto Krantz's oldest friend, walked home.",
    ],
)
def test_these_are_subjects(text: str) -> None:
    assert mention(text, "Ada Finch").subject


@pytest.mark.parametrize(
    "text",
    [
        "They met Ada Finch.",
        "For Ada Finch, said Otto Krantz, it was over.",
        "Ada Finch's kiln walked away.",
        "He spoke of Ada Finch, and the kiln was cold.",
    ],
)
def test_these_are_not(text: str) -> None:
    assert not mention(text, "Ada Finch").subject


def test_a_verb_of_speech_makes_a_speaker() -> None:
    assert mention("Ada Finch, the potter, said that it held.", "Ada Finch").speaks
    assert not mention("Ada Finch left.", "Ada Finch").speaks


def test_what_was_said_of_somebody_does_not_make_a_speaker() -> None:
    assert not mention("Otto said of Ada Finch that she left.", "Ada Finch").speaks


@pytest.mark.parametrize(
    "text", ["Ada Finch's kiln is cold.", "The Ada Finch campaign is over.", "Ada Finch supporters cheered."]
)
def test_an_owner_or_a_sort_is_not_the_first_person_of_its_sentence(text: str) -> None:
    found = mention(text, "Ada Finch")
    assert found.owner
    assert not found.first


def test_an_owner_leaves_the_first_place_to_the_next() -> None:
    assert mention("Otto Krantz's deputy, Ada Finch, left.", "Ada Finch").first
    assert not mention("Otto Krantz met Ada Finch.", "Ada Finch").first


@pytest.mark.parametrize(
    ("text", "name", "human"),
    [
        ("Wulf Renn, 81, left.", "Wulf Renn", True),
        ("Wulf Renn said so.", "Wulf Renn", True),
        ("Mayor Wulf Renn left.", "Wulf Renn", True),
        ("Ada Renn left.", "Ada Renn", True),
        ("They walked to Alder Combe.", "Alder Combe", False),
    ],
)
def test_what_shows_that_a_name_is_a_persons(text: str, name: str, human: bool) -> None:
    assert mention(text, name).human is human


def test_a_last_name_is_the_namesake_of_that_gender() -> None:
    text = "Edith Pell lit the kiln. " + "It rained. " * 9 + "Simon Pell came. It rained. Pell left."
    mentions = Mentions(text, People(text), marked(text))
    mentions.read(0, len(text))
    found = mentions.found[-1]
    assert [name.text for name in (found.as_("m"), found.as_("f")) if name is not None] == [
        "Simon Pell",
        "Edith Pell",
    ]


def test_somebody_known_by_a_first_name_counts_once_brought_on() -> None:
    assert mention("Her grandson, Nils, rolls his eyes.", "Nils").human
