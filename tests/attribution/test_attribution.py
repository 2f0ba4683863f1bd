"""One sentence at a time: which rule finds the speaker, and which words say so."""

import pytest

from quotes.attribution.extraction import extract
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.marks import marked
from quotes.attribution.rules.attribution import attributed


def found(text: str, k: int = 0) -> tuple[str | None, str | None, str | None]:
    """The speaker's phrase, the cue and the rule for the k-th mark."""
    told = Line(text, 0, len(text), marked(text))
    this = attributed(told, k)
    if this is None or this.phrase is None:
        return None, None, None
    name = this.phrase.names[0] if this.phrase.names else (this.phrase.first, this.phrase.last)
    return told.said(*name), told.said(*this.cue) if this.cue else None, this.rule


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "rule"),
    [
        ("“It held,” Ada Finch said.", "Ada Finch", "said", "subject-verb-after"),
        ("“It held,” Ada Finch, the potter, said.", "Ada Finch", "said", "subject-verb-after-apart"),
        ("“It held,” said the potter, Ada Finch.", "Ada Finch", "said", "verb-subject-after"),
        ("“It held,” said Ada Finch.", "Ada Finch", "said", "verb-subject-after"),
        ("“It held?” asked Ada Finch.", "Ada Finch", "asked", "verb-subject-after"),
        ("“It held!” Ada Finch shouted.", "Ada Finch", "shouted", "subject-verb-after"),
        ("“It held,” chairman and potter Ada Finch said.", "Ada Finch", "said", "subject-verb-after"),
        ("“It held,” gloated Ada Finch.", "Ada Finch", "gloated", "verb-subject-after"),
        ("“It held,” Ada Finch harrumphed.", "Ada Finch", "harrumphed", "unknown-verb"),
        ("“It held,” Ada Finch from her kiln.", "Ada Finch", None, "name-only"),
        ("“It held,” according to Ada Finch.", "Ada Finch", "according to", "according-to"),
        ("“It held.” — Ada Finch", "Ada Finch", None, "signature"),
        ("Ada Finch: “It held.”", "Ada Finch", None, "label"),
        ("Ada Finch said: “It held.”", "Ada Finch", "said", "colon"),
        ("Ada Finch said, “It held.”", "Ada Finch", "said", "subject-verb-before"),
        ("Ada Finch had only one wish: “It held.”", "Ada Finch", None, "colon-subject"),
        ("Ada Finch called it “a good kiln.”", "Ada Finch", "called", "stance-before"),
        ("Ada Finch said the kiln was built by “a fool and a thief.”", "Ada Finch", "said", "speech-before"),
        ("According to Ada Finch, “it held.”", "Ada Finch", "According to", "according-to-before"),
        ("The kiln was called “a wonder” by Ada Finch.", "Ada Finch", "called", "passive"),
        ("The kiln, Ada Finch said, was “a wonder.”", "Ada Finch", "said", "parenthesis"),
        ("Any such kiln, said Ada Finch, would be “a wonder.”", "Ada Finch", "said", "parenthesis"),
        ("The kiln is “a wonder” of Elm Creek, Ada Finch said.", "Ada Finch", "said", "closing"),
    ],
)
def test_the_rule_and_its_words(text: str, speaker: str, cue: str | None, rule: str) -> None:
    assert found(text) == (speaker, cue, rule)


def test_a_new_sentence_behind_a_full_stop_is_not_the_attribution() -> None:
    assert found("“It held.” Ada Finch said little else.")[0] is None


def test_a_new_sentence_behind_an_exclamation_mark_is_not_the_attribution() -> None:
    assert found("“Out!” Ada Finch said that the kiln had cooled.")[0] is None


def test_the_reporter_is_preferred_to_the_reported() -> None:
    assert found("Ada Finch said Otto Krantz wanted the kiln to be “rather small.”")[0] == "Ada Finch"


def test_a_clause_before_the_main_one_is_not_the_reporter() -> None:
    assert (
        found("After Otto Krantz argued that it was late, Ada Finch wanted a “rather small” fire.")[0]
        == "Ada Finch"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch denied saying “it held.”",
        "Ada Finch never said “it held.”",
        "Ada Finch did not call it “a wonder.”",
    ],
)
def test_denied_words_are_marked_as_denied(text: str) -> None:
    told = Line(text, 0, len(text), marked(text))
    this = attributed(told, 0)
    assert this is not None
    assert this.denied


def test_an_aversion_is_no_denial() -> None:
    text = "Ada Finch does not want “quick fires.”"
    this = attributed(Line(text, 0, len(text), marked(text)), 0)
    assert this is not None
    assert not this.denied


@pytest.mark.parametrize(
    "text",
    [
        "“It held,” was Ada Finch’s reply.",
        "“It held,” read a statement from Ada Finch.",
        "“It held.” So said Ada Finch.",
        "Ada Finch’s answer was “a long and bitter no.”",
        "Ada Finch’s vow to “light it again” failed.",
        "In the words of Ada Finch, “it held.”",
        "The kiln, described by Ada Finch as “a wonder,” burned.",
        "Otto Krantz wrote to Ada Finch, who wrote back: “It held.”",
        "The kiln — which Ada Finch called “a wonder” — burned.",
        "“It held …” Ada Finch said.",
        "“It held!” Ada Finch, the warden, said of the kiln.",
        "Any “rather long” winter of Otto Krantz, said Ada Finch, is over.",
        "Ada Finch, however, said that “it held.”",
        "“It held,” said the vicar, the Rev. Ada Finch.",
        "“It held,” joked Coun. Ada Finch.",
    ],
)
def test_rarer_ways_to_name_the_speaker(text: str) -> None:
    assert (found(text)[0] or "").removesuffix("’s").endswith("Ada Finch")


def test_words_that_were_not_said_are_not_those_of_who_tells_so() -> None:
    text = "Otto Krantz did not call it “a farce”, Ada Finch said."
    this = attributed(Line(text, 0, len(text), marked(text)), 0)
    assert this is not None
    assert this.denied


def test_a_participle_behind_with_has_its_own_subject() -> None:
    assert found("Ada Finch was glad, with many children chanting, “It held.”")[0] != "Ada Finch"


def test_a_participle_is_a_rule_of_its_own() -> None:
    assert found("Ada Finch rose, adding, “It held.”") == ("Ada Finch", "adding", "participle")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Finch wore a hat reading, “Make kilns hot again.”",
        "The children used a doll to burn Ada Finch, yelling “down with the kiln.”",
        "Ada Finch walked a road called “the long loop of the potters.”",
    ],
)
def test_words_that_a_thing_bears_or_is_called_are_nobodys(text: str) -> None:
    assert found(text)[0] is None


def test_who_tells_the_sentence_is_preferred_to_whose_wish_it_reports() -> None:
    assert found("Otto Krantz wants a “rather small” fire, Ada Finch said.") == (
        "Ada Finch",
        "said",
        "closing",
    )


def test_with_gives_a_participle_a_clause_of_its_own() -> None:
    assert (
        found("Otto Krantz criticized it, with Ada Finch warning of “a long and bitter winter.”")[0]
        == "Ada Finch"
    )


def test_an_office_may_speak_between_commas() -> None:
    assert found("The kiln, the guild’s warden said, was “a wonder.”")[2] == "parenthesis"


def test_a_description_before_a_colon_that_ends_in_a_name_is_that_persons() -> None:
    (found,) = extract("The dockers' secretary, Sharon Doyle: “Our members will remember this.”")
    assert found.attribution.speaker == "Sharon Doyle"
    (found,) = extract("Unite's general secretary, Sharon Doyle: “Our members will remember this.”")
    assert found.attribution.speaker == "Sharon Doyle"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is over,” said Jo Reyes. Captain Alba Finch agreed. “We were late.”", "Alba Finch"),
        ("“It is over,” said Jo Reyes. She paused. “We were late.”", "Jo Reyes"),
        ("Greta Moll keeps the flag. Her fear, in three words: “They will test.”", "Greta Moll"),
        ("Greta Moll's rule for the pond? “Measure twice.”", "Greta Moll"),
        ("“Who pays?” a reporter asked the mayor, Dale Frick.\n\n“Ask my knees.”", "Dale Frick"),
        ("“Count it again,” Tess Hollis shot back.", "Tess Hollis"),
        ("Judge Rowan Petit found the seller “reckless as to the truth.”", "Rowan Petit"),
        ("“It adds up,” said the guild's oldest member, the retired actuary Joan Whit.", "Joan Whit"),
        (
            "Her lawyer, Quentin Marsh of Marsh & Dole, said the charge was “lazy and also late.”",
            "Quentin Marsh",
        ),
        ("Sir Osbert Lyle spoke. “Nobody was on the beach,” Sir Osbert said.", "Osbert Lyle"),
        (
            "According to the complaint, the managers knew the gate “could be opened by a child.”",
            "the complaint",
        ),
        ("In the bank's words, it would “test the patience of all.”", "the bank"),
        ("“Rubbish, all of it,” was all Norma Gale would say.", "Norma Gale"),
    ],
)
def test_who_speaks_is_told_in_many_ways(text: str, speaker: str) -> None:
    assert extract(text)[-1].attribution.speakers == (speaker,)


@pytest.mark.parametrize(
    "text",
    [
        "The firm, once hailed as “the last honest stock in Ohio,” now expects less.",
        "Trask did not apologize, nor did he say that the vote was “a circus.”",
    ],
)
def test_what_somebody_is_called_and_what_nobody_said_are_nobodys(text: str) -> None:
    assert extract(text)[-1].attribution.speakers == ()
