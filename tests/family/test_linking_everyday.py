"""Everyday words: what two people say by chance is no family, and a remark made of them that dozens retell is one."""

import random
from pathlib import Path

import pytest

from bench.planting import KINDS
from quotes.family import gathering
from quotes.text import words
from tests.family.test_linking import VOCABULARY, linked

COMMON = "i do not know what to say about it"
SMALL = [*words("to in on at by we he it up if so but and or as is was are be do"), *map(str, range(20))]


def test_a_common_short_sentence_stays_apart(tmp_path: Path) -> None:
    # Forty people said so; the words they share are a phrase by then.
    texts = [COMMON, *(f"{COMMON} {word}" for word in SMALL)]
    assert linked(tmp_path, [*texts, f"and {COMMON}"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("what do you make of it", "so what do you make of that"),
        ("and what would you make of it?", "what would you make of them?"),
    ],
)
def test_everyday_words_that_begin_or_end_otherwise_are_two_remarks(
    tmp_path: Path, one: str, other: str
) -> None:
    assert linked(tmp_path, [one, other]) == []


def test_of_a_phrase_with_one_word_of_its_own_a_misspelt_copy_is_kin_and_a_sentence_that_holds_it_is_not(
    tmp_path: Path,
) -> None:
    phrase = "you know I do think it is an old"
    said, others = f"{phrase} trombone", [f"{phrase} {word}" for word in SMALL]
    copy = said.replace("think", "thnik")
    assert linked(tmp_path, [*others, said, copy]) == [{said, copy}]
    longer = f"we have all been out on the water this week, and {said} to anybody who wants to learn"
    assert linked(tmp_path, [*others, said, longer]) == []


@pytest.mark.parametrize("batch", [1, 2_000])
def test_what_everybody_says_joins_nobody_in_a_small_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(gathering, "BATCH", batch)
    texts = [
        "thank you very much for coming",
        "thank you very much for the question",
        "thank you very much for having me, and good evening",
        "I do not know what to say about that",
        "I do not know what to say about it",
        "good evening, ladies and gentlemen",
        "good evening, ladies and gentlemen, and welcome",
    ]
    assert linked(tmp_path, texts) == []


REMARK = "nobody in this country should have to choose between heating their home and feeding their children tonight"


def retold(count: int) -> list[str]:
    """A remark in everyday words in so many wordings, each edited once or twice."""
    chance, kinds = random.Random(3), sorted(KINDS)
    found = {" ".join(words(REMARK)): REMARK}
    while len(found) < count:
        said = REMARK.split()
        for kind in chance.choices(kinds, k=chance.choice((1, 1, 2))):
            said = KINDS[kind](said, chance, REMARK.split()) if len(said) > 8 else said
        found.setdefault(" ".join(words(" ".join(said))), " ".join(said))
    return list(found.values())


def test_of_a_remark_told_in_sixty_wordings_most_are_one_family(
    tmp_path: Path,
) -> None:
    texts = retold(60)
    found = linked(tmp_path, texts)
    largest = max(found, key=len)
    assert REMARK in largest
    assert len(largest) >= 40


def test_what_dozens_say_in_a_few_everyday_words_makes_no_family(tmp_path: Path) -> None:
    said = "I think that is a good note to end on"
    texts = [
        said,
        *(f"{word} {said} {other}" for word, other in zip(VOCABULARY * 4, SMALL * 2, strict=False)),
    ]
    assert linked(tmp_path, texts) == []


def test_sixty_wordings_that_come_one_after_the_other_make_the_same_families(tmp_path: Path) -> None:
    texts = [*retold(70), "we should have to choose between the harbour and feeding their children tonight"]
    at_once = {frozenset(group) for group in linked(tmp_path, texts)}
    assert {frozenset(group) for group in linked(tmp_path, texts, 23)} == at_once
