"""Shingles: the keys depend on the words alone, in order, and never change."""

from collections.abc import Iterator
from weakref import ref

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from quotes.search.shingles import batch, numbered, shingles

# One of three words, then twos and ones, and the whole: an index that is on disk holds these.
FROZEN = [
    "1cd45f2ae8e4692b",
    "61f27ce96d615792",
    "435aab047561bfa8",
    "010efa00896100d5",
    "fa43b92e28e0726c",
    "3cfd5fb08febd985",
    "852eb19d9f9589c1",
]


class Said(list[str]):
    """Words that can be watched."""


WORDS = st.lists(
    st.sampled_from(["the", "river", "keeps", "its", "own", "counsel", "at", "night"]), max_size=12
)


def test_keys_are_the_same_on_every_machine_and_in_every_release() -> None:
    keys = shingles(["the", "river", "keeps"])
    assert [f"{int(key):016x}" for key in keys.all()] == FROZEN


def test_a_text_has_a_key_for_each_run_of_three_two_and_one_words_and_one_for_all() -> None:
    keys = shingles(["the", "river", "keeps", "its", "own"])
    assert [len(part) for part in (keys.threes, keys.twos, keys.ones, keys.whole)] == [3, 4, 5, 1]


def test_a_text_without_words_has_no_keys() -> None:
    assert len(shingles([]).all()) == 0


def test_order_counts_in_every_kind_of_run() -> None:
    forward, backward = shingles(["own", "counsel", "night"]), shingles(["night", "counsel", "own"])
    assert forward.threes[0] != backward.threes[0]
    assert forward.twos[0] != backward.twos[-1]
    assert forward.whole[0] != backward.whole[0]


def test_runs_of_different_lengths_never_share_a_key() -> None:
    keys = shingles(["river"])
    assert keys.ones[0] != keys.whole[0]


def test_a_lone_surrogate_is_a_word_like_any_other() -> None:
    assert len(shingles(["half", "\ud83d"]).all()) == 4


@given(st.lists(WORDS, max_size=6))
def test_a_batch_gives_each_text_the_keys_it_has_alone(texts: list[list[str]]) -> None:
    keys, owner = batch(texts)
    for i, words in enumerate(texts):
        assert sorted(keys[owner == i].tolist()) == sorted(shingles(words).all().tolist())


@given(WORDS, WORDS)
def test_texts_share_the_key_of_the_whole_only_when_they_are_the_same(
    one: list[str], other: list[str]
) -> None:
    same = np.array_equal(shingles(one).whole, shingles(other).whole)
    assert same == (one == other)


def test_numbered_rows_carry_their_number_beside_every_key() -> None:
    rows, keys = numbered([(7, ["own", "counsel"]), (9, []), (11, ["night"])])
    assert sorted(rows.tolist()) == [7, 7, 7, 7, 11, 11]
    assert sorted(keys[rows == 11].tolist()) == sorted(shingles(["night"]).all().tolist())


def test_no_text_is_held_while_others_are_read() -> None:
    held: list[ref[Said]] = []

    def texts() -> Iterator[Said]:
        for word in ("own", "counsel", "night"):
            assert not [text for text in held[:-1] if text() is not None]
            said = Said([word])
            held.append(ref(said))
            yield said

    keys, owners = batch(texts())
    assert (len(keys), owners.tolist()) == (6, [0, 1, 2, 0, 1, 2])
