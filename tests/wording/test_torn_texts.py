"""Texts torn anywhere are read to the end: what a rule looks for may stand there without anything behind it."""

import json
import random
from pathlib import Path
from typing import get_args

import pytest

from quotes import lexicon
from quotes.verdicts import Wording
from quotes.wording import compare

PAIRS = sorted(Path(__file__).parent.glob("*_pairs.jsonl"))
TORN = 250
LISTS = (
    "guard_exceptions",
    "guard_disowning",
    "condition_openers",
    "guard_bounds_behind",
    "guard_not_negations",
)
ALONE = sorted({" ".join(phrase) for name in LISTS for phrase in lexicon.phrases(name)})


def torn(text: str, chance: random.Random) -> str:
    """A run of the words of a text, at times with two of them in each other's place."""
    words = text.split(" ")
    first = chance.randrange(len(words))
    words = words[first : chance.randrange(first, len(words)) + 1]
    if chance.random() < 0.3:
        chance.shuffle(words)
    return " ".join(words)


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda path: path.stem)
def test_a_text_that_breaks_off_anywhere_has_an_answer(pairs: Path) -> None:
    chance = random.Random(pairs.stem)
    lines = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines()]
    for pair in chance.choices(lines, k=TORN):
        answer = compare(torn(pair["claim"], chance), torn(pair["recorded"], chance))
        assert answer.wording in get_args(Wording)


@pytest.mark.parametrize("beside", ALONE)
def test_a_phrase_that_rules_look_for_may_stand_alone_beside_the_words(beside: str) -> None:
    words = "The harbour is open to all of us."
    for answer in (
        compare(words, f"{words[:-1]}, {beside}"),
        compare(words, f"{beside} {words}"),
        compare(words, words, before=beside, after=f", {beside}"),
    ):
        assert answer.wording in get_args(Wording)
