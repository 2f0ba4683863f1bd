"""Clauses that only tell who or what somebody is do not say whose the marked words are, and whose sentence it is may."""

import pytest

from quotes import extract


def speaker(text: str) -> str | None:
    return extract(text)[0].attribution.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch said the tariff, which brewers had described as routine, was “a very dangerous stunt.”",
        "Ada Finch told the guild that the kiln, as Otto Krantz argued in May, was “past all hope.”",
        "Unlike Otto Krantz, who has said the levy would hurt potters, Ada Finch has said it is “a modest and fair step.”",
        "Otto Krantz apologized to Ada Finch, who had called him “a liar and a cheat.”",
    ],
)
def test_a_clause_that_is_over_governs_no_words_behind_it(text: str) -> None:
    assert speaker(text) == "Ada Finch"


@pytest.mark.parametrize(
    "text",
    [
        "One of them held a placard that read “Keep the Kiln Alight.”",
        "Ada Finch wore a hat that said “Keep the Kiln Alight.”",
        "Ada Finch walked past banners reading “Keep the Kiln Alight.”",
    ],
)
def test_what_stands_on_a_sign_is_nobodys(text: str) -> None:
    (one,) = extract(text)
    assert one.attribution.speakers == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch doubled down on her pledge to “drain every last canal.”",
        "Ada Finch has delivered a stirring defense of “the old village values,” and sat down.",
        "The levy passed. Ada Finch took aim at a “rigged table that rewards the few.”",
        "Ada Finch ended the evening with a promise to “keep fighting from the back row.”",
    ],
)
def test_the_person_of_whose_sentence_words_are_a_part_may_have_said_them(text: str) -> None:
    told = extract(text)[0].attribution
    assert (told.speaker, told.confidence) == ("Ada Finch", "possible")


@pytest.mark.parametrize(
    "text", ["“It was never late,” as", "Their claim hummed of no “wheel of ours that turns"]
)
def test_a_text_that_breaks_off_or_owns_a_claim_is_read(text: str) -> None:
    assert [one.attribution.speaker for one in extract(text)] == [None]


def test_with_the_words_is_a_cue() -> None:
    told = extract("Ada Finch closed the meeting with the words “Now go home.”")[0].attribution
    assert (told.speaker, told.cue) == ("Ada Finch", "with the words")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch drove down a road known in the trade as “the long way round.”",
        "Ada Finch lost a mug with “the best potter in town” on it.",
        "Ada Finch was glad; “it was filed under miscellaneous.”",
        "It all came down to “the long way round.”",
    ],
)
def test_a_sentence_gives_no_names_of_things_to_its_subject(text: str) -> None:
    assert all(one.attribution.speaker is None for one in extract(text))
