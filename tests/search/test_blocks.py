"""Blocks: what is laid out in bytes comes back as it was, and hostile numbers are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index import blocks
from db.index.blocks import Entries

KEY = st.integers(0, 2**blocks.KEY_BITS - 1)
ROW = st.integers(0, blocks.MAX_ROW)
PAIRS = st.lists(st.tuples(KEY, ROW), min_size=1, max_size=80)


def of(pairs: list[tuple[int, int]]) -> Entries:
    keys = np.array([key << blocks.ROW_BITS for key, _ in pairs], np.uint64)
    return blocks.distinct(blocks.entries(keys, np.array([row for _, row in pairs], np.int64)))


def read(encoded: blocks.Encoded, width: int = 4) -> Entries:
    """Everything that blocks and lists hold, sorted."""
    parts = [blocks.expand(encoded.blocks, width)]
    for key, packed in encoded.lists:
        parts.append(np.uint64(key << blocks.ROW_BITS) | blocks.unpack(packed).astype(np.uint64))
    return blocks.distinct(np.concatenate(parts))


@given(PAIRS, st.integers(blocks.MIN_BITS, blocks.MAX_BITS))
def test_entries_come_back_from_blocks(pairs: list[tuple[int, int]], bits: int) -> None:
    entries = of(pairs)
    assert read(blocks.encode(entries, bits, 4)).tolist() == entries.tolist()


@given(st.lists(st.tuples(KEY, st.integers(0, 2**24 - 1)), min_size=1, max_size=80))
def test_three_bytes_a_row_hold_what_four_hold(pairs: list[tuple[int, int]]) -> None:
    entries = of(pairs)
    narrow, wide = (blocks.encode(entries, blocks.MIN_BITS, width) for width in (3, 4))
    assert read(narrow, 3).tolist() == read(wide, 4).tolist()
    assert sum(len(block) for _, block in narrow.blocks) < sum(len(block) for _, block in wide.blocks)


def test_rows_are_written_as_narrow_as_their_numbers_allow() -> None:
    assert [blocks.width_for(top) for top in (0, 2**24 - 1, 2**24, blocks.MAX_ROW)] == [3, 3, 4, 4]


@given(st.integers(1, 400), st.integers(1, 90_000), KEY)
def test_a_key_with_many_rows_stands_in_a_list_of_its_own(count: int, gap: int, key: int) -> None:
    entries = of([(key, row * gap) for row in range(count)])
    encoded = blocks.encode(entries, blocks.MIN_BITS, 4)
    assert bool(encoded.lists) == (count >= blocks.LONG)
    assert read(encoded).tolist() == entries.tolist()


@given(PAIRS, KEY)
def test_a_key_is_found_with_its_rows_and_no_other_is(pairs: list[tuple[int, int]], other: int) -> None:
    bits = blocks.MIN_BITS
    encoded = dict(blocks.encode(of(pairs), bits, 4).blocks)
    mask = 2 ** (blocks.KEY_BITS - bits) - 1
    for key in {key for key, _ in pairs} | {other}:
        rows = sorted({row for held, row in pairs if held == key})
        found = blocks.find(encoded.get(key & ~mask, b"\0\0"), (key & mask).to_bytes(3, "big"), 4)
        assert np.frombuffer(found[1], "<u4").tolist() == rows
        assert found[0] == len(rows)


def test_a_long_key_tells_how_many_rows_it_has() -> None:
    entries = of([(5, row) for row in range(300)] + [(9, 1)])
    ((_, block),) = blocks.encode(entries, blocks.MIN_BITS, 4).blocks
    assert blocks.find(block, (5).to_bytes(3, "big"), 4) == (300, b"")
    assert blocks.find(block, (9).to_bytes(3, "big"), 4) == (1, b"\1\0\0\0")


def test_bytes_that_only_look_like_a_key_are_passed_over() -> None:
    entries = of([(0x010203, 7), (0x040102, 8), (0x030401, 9)])
    ((_, block),) = blocks.encode(entries, blocks.MIN_BITS, 4).blocks
    assert blocks.find(block, bytes([2, 3, 3]), 4) == (0, b"")
    assert blocks.find(block, bytes([4, 1, 2]), 4) == (1, b"\x08\0\0\0")


@pytest.mark.parametrize("row", [-1, blocks.MAX_ROW + 1])
def test_a_row_number_out_of_range_is_refused(row: int) -> None:
    with pytest.raises(ValueError, match="numbers rows from 0"):
        blocks.entries(np.zeros(1, np.uint64), np.array([row]))


def test_a_block_cut_short_is_noticed() -> None:
    ((lowest, block),) = blocks.encode(of([(5, 1), (5, 2)]), blocks.MIN_BITS, 4).blocks
    with pytest.raises(ValueError, match="cut short"):
        blocks.expand([(lowest, block[:-4])], 4)


def test_blocks_grow_in_number_with_the_index() -> None:
    assert blocks.bits_for(0) == blocks.MIN_BITS
    assert blocks.bits_for(20_000_000) > blocks.bits_for(2_000_000)
    assert blocks.bits_for(10**15) == blocks.MAX_BITS


def test_parts_are_united_in_order_each_entry_once() -> None:
    parts = [of([]), of([(1, 2), (5, 1)]), of([(1, 2), (3, 4)])]
    assert blocks.united(parts).tolist() == of([(1, 2), (3, 4), (5, 1)]).tolist()
    assert blocks.united(parts[:2]).tolist() == parts[1].tolist()
    assert blocks.united([]).tolist() == []
