"""Subjects that much is told of before their verb comes: whose father, whom somebody else accused, the author of what."""

import pytest

from quotes import extract

WHOLE = "“The gate will be mended before winter comes”"


def credits_of(text: str) -> list[tuple[str, ...]]:
    return [quotation.attribution.speakers for quotation in extract(text)]


@pytest.mark.parametrize(
    "told",
    [
        "whose father, Leo Marsh, ran the mill,",
        "whose wife, the novelist Ann Leary, was in the hall,",
        "whom Otto Krantz accused of lying last year,",
        "the woman Otto Krantz accused of lying last year,",
        "the woman Otto Krantz fired last year,",
        "who was asked by Otto Krantz to chair the panel,",
        "R-Texas, who chairs the panel,",
        "the author of “Gates of the Old Town,”",
        "a baker and the author of “Gates of the Old Town”,",
        "who hosts “Gates of the Old Town” on the radio,",
        "a former aide whose memoir, “The Long Gate,” comes out in May,",
    ],
)
def test_what_is_told_of_a_subject_leaves_it_the_subject(told: str) -> None:
    lead = f"Olive Pell, {told} said that the gate was"
    assert credits_of(f"{lead} “a door to nowhere in particular.”") == [("Olive Pell",)]
    assert credits_of(f"After Otto Krantz said no, Olive Pell, {told} said: {WHOLE}.") == [("Olive Pell",)]
    assert credits_of(f"{WHOLE}, Olive Pell, {told} said.") == [("Olive Pell",)]


def test_whoever_speaks_with_others_speaks() -> None:
    assert credits_of(f"{WHOLE}, Olive Pell and other millers said.") == [("Olive Pell",)]
    assert credits_of(f"Olive Pell and others said: {WHOLE}.") == [("Olive Pell",)]


def test_a_place_from_which_somebody_speaks_is_no_label() -> None:
    assert credits_of(f"Olive Pell said by phone from Toledo: {WHOLE}.") == [("Olive Pell",)]
    assert credits_of(f"From Olive Pell: {WHOLE}.") == [("Olive Pell",)]
    assert credits_of(f"Bakers agree - Olive Pell: {WHOLE}.") == [("Olive Pell",)]


def test_only_who_fires_back_speaks() -> None:
    assert credits_of(f"“No,” Olive Pell fired back. Otto Krantz fired her, and {WHOLE} was all it took.")[
        0
    ] == ("Olive Pell",)
    assert credits_of("Ada Finch, whom Otto Krantz fired, called the mill “a house of straw.”") == [
        ("Ada Finch",)
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A verb that is done to somebody is no "said Krantz" between commas.
        ("Olive Pell, the chair, criticized Otto Krantz on Monday, saying he had built “a door to nowhere.”", "Olive Pell"),
        ("Olive Pell, who runs the mill, praised Otto Krantz, calling the gate “a door to nowhere.”", "Olive Pell"),
        # A clause that hangs on a noun behind a comma is no part of what was said before it.
        ("Otto Krantz said it was needed, a claim Olive Pell called “a door to nowhere in particular.”", "Olive Pell"),
        ("Otto Krantz said it was needed, a claim that Olive Pell has called “a door to nowhere.”", "Olive Pell"),
        # Whoever "used to say" something said it.
        (f"Otto Krantz recalled how Olive Pell used to say, {WHOLE}.", "Olive Pell"),
        # "Who" is whoever is told of, and no place and nobody whose aide it is.
        (f"The plan drew fire from Olive Pell of Ohio, who said: {WHOLE}.", "Olive Pell"),
        (f"The plan drew fire from Olive Pell, 43, who said: {WHOLE}.", "Olive Pell"),
        (f"The plan drew fire from Olive Pell, a former aide to Otto Krantz, who said: {WHOLE}.", "Olive Pell"),
        ("For Olive Pell of Ohio, the gate is “a door to nowhere in particular.”", "Olive Pell"),
        (f"Otto Krantz quoted retired Gen. Amos Pruitt as saying: {WHOLE}.", "Amos Pruitt"),
        ("“Why now of all times?” Olive Pell, the warden, asked Otto Krantz. “It was time,” he said.", "Olive Pell"),
    ],
)  # fmt: skip
def test_who_speaks_where_somebody_else_stands_nearer(text: str, speaker: str) -> None:
    assert credits_of(text)[0] == (speaker,)


@pytest.mark.parametrize(
    "told", ["of Ohio", "(R-Ohio)", ", the mill's manager,", ", 43,", ", who runs the mill,"]
)
def test_both_of_two_who_are_joined_speak_whatever_is_told_of_the_first(told: str) -> None:
    text = f"Olive Pell {told} and Otto Krantz said: {WHOLE}.".replace(" ,", ",")
    assert credits_of(text) == [("Olive Pell", "Otto Krantz")]


def test_who_is_named_beside_another_clause_is_not_joined_to_its_subject() -> None:
    text = "Few know it better than Olive Pell, her friend, and Otto Krantz is worried. “She sings.”"
    assert credits_of(text) == [("Otto Krantz",)]


def test_who_believes_something_is_no_thing_that_is() -> None:
    text = "Olive Pell, who works for a fee that she describes as “biscuits, mostly”, believes the notices are void."
    assert credits_of(text) == [("Olive Pell",)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olive Pell, speaking after a rally at which some called for the head of the guild's chair, Otto Krantz, said that "
         "she did not share “every sentiment in every row.”", "Olive Pell"),
        ("Olive Pell, who runs the centre for mills at Elm College — and who owns more of them than she can count — says that "
         "they “grind slowly.”", "Olive Pell"),
        ("A note issued late Friday in the name of the chairman Otto Krantz said it would “neither help nor hinder”.",
         "Otto Krantz"),
        ("Otto Krantz, an aide to the mayor said it was “a door to nowhere in particular.”", "Otto Krantz"),
        ("To hear Otto Krantz tell it, the night was “a feast with lanyards.”", "Otto Krantz"),
        ("That led Ada Finch to laugh, prompting Otto Krantz, a Finch man, to ask: “What is it?”", "Otto Krantz"),
    ],
)  # fmt: skip
def test_the_subject_is_found_behind_asides_and_in_idioms(text: str, speaker: str) -> None:
    assert credits_of(text)[-1] == (speaker,)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Otto Krantz quoted Olive Pell: {WHOLE}.", "Olive Pell"),
        (f"Otto Krantz heard Olive Pell say, {WHOLE}.", "Olive Pell"),
        ("Otto Krantz accused Olive Pell of calling him “a fool and a liar.”", "Olive Pell"),
        ("Otto Krantz accused Olive Pell of building “a door to nowhere.”", "Otto Krantz"),
        (f"Olive Pell met with Krantz's spokeswoman, Carla Ruiz, on Sunday, telling the press afterward, {WHOLE}.", "Olive Pell"),
        ("“Why now of all times?” Olive Pell of Elm Creek asked. “It was time,” said Otto Krantz.", "Olive Pell"),
    ],
)  # fmt: skip
def test_whose_words_somebody_else_gives_or_is_accused_of(text: str, speaker: str) -> None:
    assert credits_of(text)[0] == (speaker,)


@pytest.mark.parametrize(
    "text", ["Ada Finch said “it holds”, clerk asked", "“It holds” said, one clerk reads asked"]
)
def test_a_text_torn_off_behind_a_verb_is_read(text: str) -> None:
    assert [found.text for found in extract(text)] == [text[text.index("“") + 1 : text.index("”")]]
