"""Reported speech without marks: a person governs it, and it is never direct."""

import pytest

from quotes.attribution.extraction import extract


def told(text: str) -> list[tuple[str, str | None]]:
    found = extract(text, indirect=True)
    assert all(q.kind == "indirect" for q in found)
    return [(q.text, q.attribution.speaker) for q in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada Finch said that the kiln had held all night.", "the kiln had held all night"),
        ("Ada Finch said the kiln had held all night.", "the kiln had held all night"),
        ("Ada Finch told the guild that the kiln had held.", "the kiln had held"),
        ("The kiln had held all night, Ada Finch said.", "The kiln had held all night"),
    ],
)
def test_the_clause_is_found(text: str, words: str) -> None:
    assert told(text) == [(words, "Ada Finch")]


def test_it_is_returned_only_when_asked_for() -> None:
    assert extract("Ada Finch said that the kiln had held all night.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It said that the kiln had held all night.",
        "Ada Finch never said that the kiln had held.",
        "Ada Finch said nothing.",
        "The kiln had held all night.",
    ],
)
def test_without_a_person_or_a_clause_there_is_none(text: str) -> None:
    assert told(text) == []


def test_a_clause_with_marked_words_is_not_indirect() -> None:
    found = extract("Ada Finch said that the kiln was “a good one” all night.", indirect=True)
    assert [q.kind for q in found] == ["mixed"]


def test_a_pronoun_is_resolved() -> None:
    assert told("Ada Finch came early. She said that the kiln had held.")[0][1] == "Ada Finch"


@pytest.mark.parametrize(
    "text",
    [
        "In a speech of three hours in the old hall, Ada Finch said.",
        "Ada Finch told the Elm Creek Gazette in a rare interview in May.",
        "Half of the town said they would rather sell the kiln.",
        "Though the frost had come early that year, Ada Finch added, “we lit it.”",
    ],
)
def test_what_only_looks_like_a_clause_is_not_told(text: str) -> None:
    assert [q for q in extract(text, indirect=True) if q.kind == "indirect"] == []


def test_a_clause_far_behind_the_last_marks_of_a_paragraph_is_found() -> None:
    filler = "The yard was wet and the kiln was cold. " * 30
    text = f"“We waited,” Otto Krantz said. {filler}Ada Finch said that the kiln had held all night."
    assert ("the kiln had held all night", "Ada Finch") in [
        (q.text, q.attribution.speaker) for q in extract(text, indirect=True)
    ]
