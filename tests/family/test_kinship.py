"""Which wordings are compared: whoever shares enough, however the pairs are counted beforehand."""

import random

import numpy as np
import pytest

from quotes.family import keys, kinship, signs
from quotes.family.kinship import EVIDENCE, Likely, Shared

WORDS = [
    f"{one}{other}" for one in ("bar", "lon", "ket", "vis", "mor") for other in ("dal", "nim", "tov", "rush")
]


@pytest.mark.parametrize("heaps", [4, 2**10, kinship.HEAPS])
def test_counting_in_heaps_loses_no_pair_that_shares_enough(
    monkeypatch: pytest.MonkeyPatch, heaps: int
) -> None:
    monkeypatch.setattr(kinship, "HEAPS", heaps)
    drawn = random.Random(7)
    texts = [" ".join(drawn.choices(WORDS, k=drawn.randint(3, 40))) for _ in range(600)]
    lines = signs.read([*texts, *(f"{text} and then {drawn.choice(texts)}" for text in texts)])
    held = keys.held(keys.keyed(lines), len(lines.ends))
    likely, shared = Likely(lines), Shared(held, len(lines.ends))
    one, other, worth = kinship.sharing(held, len(lines.ends))
    enough = worth >= EVIDENCE
    expected = likely.of(one[enough], other[enough], worth[enough])
    (found,) = kinship.near(likely, shared)
    assert 500 < len(expected.short) < len(one)
    for ours, theirs in zip(
        (found.short, found.long, found.shared), (expected.short, expected.long, expected.shared), strict=True
    ):
        assert np.array_equal(ours, theirs)


@pytest.mark.parametrize("pairs", [1, 300, 5_000])
def test_pairs_looked_at_in_parts_are_the_same_pairs(monkeypatch: pytest.MonkeyPatch, pairs: int) -> None:
    drawn = random.Random(11)
    texts = [" ".join(drawn.choices(WORDS, k=drawn.randint(3, 30))) for _ in range(200)]
    lines = signs.read([*texts, *(f"{text} and then {drawn.choice(texts)}" for text in texts)])
    held = keys.held(keys.keyed(lines), len(lines.ends))
    (everything,) = (every := Shared(held, len(lines.ends))).parts
    whole = np.sort(every.packed(everything))
    monkeypatch.setattr(kinship, "PAIRS", pairs)
    shared = Shared(held, len(lines.ends))
    found = [shared.packed(part) for part in shared.parts]
    assert len(found) > 1
    assert np.array_equal(np.sort(np.concatenate(found)), whole)
    for (begin, end), packed in zip(shared.parts, found, strict=True):
        lesser = packed >> shared.bits + np.uint64(keys.WORTH_BITS)
        assert np.all((lesser >= begin) & (lesser < end))
