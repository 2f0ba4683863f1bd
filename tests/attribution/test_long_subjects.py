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
