"""Unpacking in a thread of its own."""

import bz2
import io
import random
import threading

import pytest

from scrapers.readahead import CHUNK, WAITING, unpacked

DATA = random.Random(7).randbytes(300_000)


def whole(packed: bytes) -> bytes:
    with unpacked(io.BytesIO(packed)) as file:
        return b"".join(iter(lambda: file.read(7_000), b""))


def test_the_bytes_come_whole_and_in_order_from_one_stream_or_several() -> None:
    assert whole(bz2.compress(DATA)) == DATA
    assert whole(bz2.compress(DATA) + bz2.compress(DATA)) == DATA + DATA


def test_a_file_that_is_cut_off_gives_what_came_before_and_then_says_so() -> None:
    parts: list[bytes] = []
    with unpacked(io.BytesIO(bz2.compress(DATA, 1)[:-1000])) as file:
        with pytest.raises(EOFError):
            parts.extend(iter(lambda: file.read(7_000), b""))
        with pytest.raises(EOFError):
            file.read(1)
    assert parts
    assert DATA.startswith(b"".join(parts))


def test_a_reader_that_leaves_early_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    packed = bz2.compress(bytes(CHUNK * (WAITING + 4)))
    with unpacked(io.BytesIO(packed)) as file:
        assert file.read(10) == bytes(10)
    assert threading.active_count() == before
