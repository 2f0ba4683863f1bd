"""A pronoun means the person whom a reader has in mind."""

import pytest

from quotes.attribution.cast.names import Name
from quotes.attribution.cast.people import People
from quotes.attribution.cast.pronouns import Choice, Pronouns
from quotes.attribution.cast.weighing import FEATURES, weights
from quotes.attribution.extraction import extract
from quotes.attribution.marks import marked


def choice(text: str, pronoun: str, spoke_last: tuple[str, ...] = ()) -> Choice | None:
    gender = "f" if pronoun == "she" else "m"
    at = text.rindex(f" {pronoun} ") + 1
    return Pronouns(text, People(text), marked(text)).resolve(at, gender, spoke_last)


def test_the_only_woman_is_she() -> None:
    found = choice("Ada Finch met Otto Krantz. Then she left.", "she")
    assert found is not None
    assert found.name.text == "Ada Finch"
    assert found.clear


def test_the_subject_of_the_sentence_before_is_preferred() -> None:
    found = choice("Peter Dunn wrote to Robert Keane about Simon Rusk. Then he left.", "he")
    assert found is not None
    assert found.name.text == "Peter Dunn"


def test_who_spoke_last_is_preferred_when_all_else_is_equal() -> None:
    text = "The board of Peter Dunn and Robert Keane met. Then he left."
    first, second = (choice(text, "he", (name,)) for name in ("Peter Dunn", "Robert Keane"))
    assert first is not None
    assert second is not None
    assert first.lead != second.lead


def test_names_inside_marks_are_passed_over() -> None:
    found = choice("Peter Dunn rose. “Robert Keane must go. Robert Keane failed.” Then he left.", "he")
    assert found is not None
    assert found.name.text == "Peter Dunn"


def test_nobody_of_that_gender_leaves_it_open() -> None:
    assert choice("Ada Finch stayed. Then he left.", "he") is None


def test_a_name_out_of_reach_is_forgotten() -> None:
    assert choice("Peter Dunn rose. " + "It rained on. " * 200 + "Then he left.", "he") is None


def test_every_feature_has_a_weight() -> None:
    assert len(weights()) == len(FEATURES)


def test_whoever_spoke_in_the_sentence_before_is_preferred_to_whom_it_was_about() -> None:
    text = (
        "Peter Dunn lost. Robert Keane, chief of the guild, an old body of potters, said it was a blow to a man "
        "of Dunn's means. Then he left."
    )
    found = choice(text, "he")
    assert found is not None
    assert found.name.text == "Robert Keane"


def test_the_pronoun_before_hands_on_its_person() -> None:
    text = "Peter Dunn met Robert Keane. He says that Keane was late, and then he left."
    found = choice(text, "he")
    assert found is not None
    assert found.name.text == "Peter Dunn"


def test_a_place_that_looks_like_a_name_is_no_rival() -> None:
    found = choice("It rained on Alder Combe. The roof of Ada Finch's kiln fell. Then she left.", "she")
    assert found is not None
    assert found.name.text == "Ada Finch"
    assert found.clear


def test_one_named_long_ago_is_not_beyond_doubt() -> None:
    found = choice("Peter Dunn rose.\n\n" + "It rained on.\n\n" * 9 + "Then he left.", "he")
    assert found is not None
    assert not found.clear


def test_a_pronoun_tells_for_the_rest_of_the_text_whether_somebody_is_he_or_she() -> None:
    text = "Dana Finch rose and then he left. Dana Finch came back. Ada Kemp waited. Then she left."
    people = Pronouns(text, People(text), marked(text))
    assert people.resolve(text.index(" he ") + 1, "m", ()) is not None
    found = people.resolve(text.rindex(" she ") + 1, "f", ())
    assert found is not None
    assert (found.name.text, found.clear) == ("Ada Kemp", True)


def test_whoever_spoke_by_a_pronoun_is_nearer_than_their_name() -> None:
    text = "Dora Finch rose. “It leaks,” said Ada Kemp. A week passed. The rain of Vera Hale came. Then she left."
    far = Pronouns(text, People(text), marked(text))
    near = Pronouns(text, People(text), marked(text))
    near.spoke(Name(("Ada", "Kemp"), "f", ""), text.index("Then") - 1)
    at = text.index(" she ") + 1
    before, after = (one.candidates(at, "f", ()) for one in (far, near))
    kemp = next(name for name in after if name.text == "Ada Kemp")
    assert after[kemp][FEATURES.index("sentences")] < before[kemp][FEATURES.index("sentences")]


def test_nobody_is_he_who_is_told_something_by_him() -> None:
    found = choice("Peter Dunn and Robert Keane met. Keane rose. Then he told Keane to sit.", "he")
    assert found is not None
    assert found.name.text == "Peter Dunn"


def test_a_place_alone_is_nobody() -> None:
    assert choice("It rained on Alder Combe. Then she left.", "she") is None


def test_according_to_him_or_her_is_a_person() -> None:
    text = "Ada Finch spoke at the pond. According to her, “the kiln is lit, and will stay lit.”"
    assert extract(text)[0].attribution.speaker == "Ada Finch"
    nobody = extract("According to her, “the kiln is lit, and will stay lit.”")[0].attribution
    assert nobody.speakers == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Robin Vale, who uses they/them pronouns, lit the kiln.", "Robin Vale"),
        ("Robin Vale lit the kiln. Vale, who is nonbinary, is a potter.", "Robin Vale"),
        ("Robin Vale, a non-binary potter, lit the kiln. Otto Krantz watched.", "Robin Vale"),
        ("Robin Vale, a potter who uses gender-neutral pronouns, lit the kiln.", "Robin Vale"),
        ("Robin Vale lit the kiln.", None),
        ("Robin Vale wrote a law on non-binary people.", None),
        ("Robin Vale opposes gender-neutral changing rooms.", None),
        ("Robin Vale and Kit Marsh, who both use they/them pronouns, lit the kiln.", "Robin Vale"),
        ("Robin Vale, who is nonbinary, and Otto Krantz met Kit Marsh. Marsh is nonbinary.", None),
    ],
)
def test_they_may_be_one_person_who_was_introduced_so(text: str, who: str | None) -> None:
    told = extract(f"{text}\n\n“It holds,” they said.")[-1].attribution
    assert (told.speaker, told.confidence) == (who, "possible" if who else "none")


def test_they_who_spoke_last_go_on_where_others_were_named_together() -> None:
    text = "Robin Vale, who is nonbinary, lit the kiln. Ada Finch and Otto Krantz watched. “It holds,” Vale said."
    text += "\n\n“It will,” they said."
    assert extract(text)[-1].attribution.speakers == ("Robin Vale",)


@pytest.mark.parametrize(
    "text",
    [
        "Otto Krantz was heard in May. Ben Finch speaks at Elm. During the call, he called Finch a “fraud”.",
        "Otto Krantz was heard in May. Ben Finch speaks at Elm. In May he told Ben Finch of “a fraud”.",
    ],
)
def test_whoever_the_clause_of_a_pronoun_names_is_somebody_else(text: str) -> None:
    assert extract(text)[0].attribution.speaker == "Otto Krantz"


@pytest.mark.parametrize("verb", ["called", "told"])
def test_a_pronoun_that_opens_a_text_is_nobody_whom_its_clause_names(verb: str) -> None:
    text = f"He {verb} Otto Krantz “a liar and a fraud.”"
    assert extract(text)[0].attribution.speaker is None
    assert extract(f"{text} Ben Finch left at nine.")[0].attribution.speaker == "Ben Finch"


def test_another_of_the_family_named_in_full_leaves_the_pronoun_its_person() -> None:
    text = "Ada Finch was elected in May. “I am ready for this,” she wrote to Olive Finch, her daughter."
    assert extract(text)[0].attribution.speaker == "Ada Finch"


def test_a_clause_behind_a_comma_may_name_the_person_of_the_pronoun() -> None:
    text = "“We are ready,” he said, and Otto Krantz left the hall."
    assert extract(f"Otto Krantz was elected in May. {text}")[0].attribution.speaker == "Otto Krantz"


def test_who_is_told_the_words_does_not_say_them() -> None:
    told = extract("“I am late,” he told Otto Krantz. Ben Finch left at nine.")[0].attribution
    assert told.speaker == "Ben Finch"
    assert extract("“I am late,” he told Otto Krantz.")[0].attribution.speaker is None


def test_whoever_is_named_between_commas_is_the_subject_although_the_name_tells_no_gender() -> None:
    text = (
        "Tom Keane, the surveyor, spoke first.\n\nThe bridge has nine arches.\n\n"
        "Larkhaven’s minister of works, Kgosi Ramokgopa, told the paper of a new one.\n\n“We were asked in May,” he said."
    )
    assert extract(text)[-1].attribution.speaker == "Kgosi Ramokgopa"
