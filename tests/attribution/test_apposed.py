"""Words that a whole clause leads up to, that a chain of participles carries, or by which somebody is called."""

import pytest

from quotes import extract


def speaker(text: str) -> str | None:
    return extract(text)[0].attribution.speaker


WORDS = "“I do not know which barge will show up.”"


@pytest.mark.parametrize(
    "lead",
    [
        "Earlier this week, Ada Finch shared some of her worry with guests at a dinner on the quay, ",
        "Ada Finch also embraced the older rules — ",
        "When Ada Finch finally wrapped up -- ",
    ],
)
def test_a_clause_may_lead_up_to_a_sentence_of_its_subjects_words(lead: str) -> None:
    told = extract(lead + WORDS)[0].attribution
    assert (told.speaker, told.rule, told.confidence) == ("Ada Finch", "apposed", "possible")


def test_whoever_goes_on_behind_a_clause_is_no_less_certain() -> None:
    found = extract("“Look,” says Ada Finch, leaning on her rake, “I did not ask for the barge.”")
    assert [quotation.attribution.confidence for quotation in found] == ["certain"] * 2


def test_a_verb_and_its_subject_may_stand_behind_but() -> None:
    told = extract(f"But, said Ada Finch, {WORDS}")[0].attribution
    assert (told.speaker, told.rule) == ("Ada Finch", "verb-subject-before")


def test_a_chain_of_participles_has_one_subject() -> None:
    text = (
        "Otto Krantz left it to others, unlike Emil Strand. Now Krantz is doing many of the right things — condemning "
        "Strand's recorded remarks about the quay, announcing he won't defend or sail with Strand and advising members "
        "to “do what is best for the boats.”"
    )
    assert speaker(text) == "Otto Krantz"


def test_a_clause_between_two_participles_ends_the_chain() -> None:
    text = (
        "Ada Finch left, saying it was late, and Otto Krantz took the chair, adding that it “would be short.”"
    )
    assert speaker(text) == "Otto Krantz"


def test_whoever_was_found_guilty_has_said_nothing() -> None:
    text = (
        "Ada Finch argued that “there are cases in plenty,” citing an instance in which Otto Krantz was found guilty of "
        "“gross neglect.”"
    )
    assert extract(text)[1].attribution.speaker == "Ada Finch"


def test_whoever_blames_another_for_not_using_a_word_uses_it() -> None:
    text = "Ada Finch slammed the guild for not using the term “flooded barges of last winter.”"
    assert speaker(text) == "Ada Finch"


def test_who_stands_for_a_person_and_not_for_what_is_theirs() -> None:
    text = "Otto Krantz rejected the support of a retired warden who suggested that barges “should be sunk.”"
    assert speaker(text) == "a retired warden"


def test_whoever_says_that_he_hopes_is_he() -> None:
    text = "“Fine,” Otto Krantz wrote. Another villager said he hoped with his whole heart for rain: “That way it floats.”"
    assert extract(text)[1].attribution.speaker == "Another villager"


def test_whoever_says_what_he_told_her_may_speak_of_another() -> None:
    text = "“Fine,” Emil Strand wrote. Ada Finch said he told her: “You may go.”"
    assert extract(text)[1].attribution.speaker == "Emil Strand"


@pytest.mark.parametrize(
    ("text", "speaker_"),
    [
        ("Within minutes, Ada Finch called Otto Krantz “Little Otto” twice.", "Ada Finch"),
        ("Ada Finch refers to the warden as “Mr. Krantz,” and he to her as Ada.", "Ada Finch"),
        ("Ada Finch called her “The Old Barge” again.", "Ada Finch"),
    ],
)
def test_what_somebody_is_called_is_said_though_it_has_capitals(text: str, speaker_: str) -> None:
    assert speaker(text) == speaker_


def test_what_a_thing_is_called_is_a_title() -> None:
    assert not extract("Ada Finch called her barge “Little Otto” at first.")


def test_the_title_of_a_memoir_is_no_speech() -> None:
    text = "Ada Finch's memoir, “The Long Count,” describes Otto Krantz as “a man without a boat.”"
    found = extract(text)
    assert [quotation.text for quotation in found] == ["a man without a boat."]
    assert found[0].attribution.confidence != "certain"


def test_the_name_of_a_programme_hides_no_subject() -> None:
    text = (
        "On “Face the Quay,” Ada Finch, who lost in May, identified the ice as the reason. "
        "“The younger bargemen are tired of it all.”"
    )
    assert extract(text)[-1].attribution.speaker == "Ada Finch"
