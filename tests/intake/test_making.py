"""Parts of a bulk file are made ready in order, whether by one process or by several."""

import json
import multiprocessing
from collections.abc import Iterator

import numpy as np
import pytest

from quotes.intake import making
from quotes.intake.making import Part, made
from quotes.search.shingles import shingles
from quotes.text import words

AT = "2026-01-01T00:00:00Z"


def part(first: int, lines: int) -> Part:
    rows: list[tuple[int, bytes | None]] = [
        (n, json.dumps({"id": n, "text": f"the keeper counts {n} lamps", "speaker": "Ann"}).encode())
        for n in range(first, first + lines)
    ]
    return Part(rows, "jsonl", "rows.jsonl", AT)


def test_a_part_holds_its_rows_its_refusals_and_the_keys_of_its_wordings() -> None:
    lines: list[tuple[int, bytes | None]] = [*part(1, 2).lines]
    lines += [(3, b"{"), (4, None), (5, lines[0][1])]
    (found,) = made([Part(lines, "jsonl", "rows.jsonl", AT)])
    assert (found.rows, found.last, [number for number, _ in found.refused]) == (3, 5, [3, 4])
    assert [text for _, text, _ in found.batch.variants] == [
        "the keeper counts 1 lamps",
        "the keeper counts 2 lamps",
    ]
    for at, (_, text, _) in enumerate(found.batch.variants):
        assert set(found.keys[found.owners == at]) == set(shingles(words(text)).all())


def test_several_processes_make_what_one_makes_in_the_order_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = [part(first, 3) for first in range(1, 22, 3)]
    alone = list(made(parts))
    monkeypatch.setattr(making, "WORTH_LINES", 4)
    monkeypatch.setattr(making, "cores", lambda: 2)
    together = list(made(parts))
    assert [m.batch for m in together] == [m.batch for m in alone]
    assert all(np.array_equal(a.keys, b.keys) for a, b in zip(alone, together, strict=True))


@pytest.mark.parametrize("cores", [1, 2])
def test_what_stands_before_a_break_is_made_before_the_break_is_told(
    cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking() -> Iterator[Part]:
        yield from (part(first, 3) for first in (1, 4, 7))
        raise EOFError("cut off")

    monkeypatch.setattr(making, "WORTH_LINES", 4)
    monkeypatch.setattr(making, "cores", lambda: cores)
    done: list[int] = []
    found = made(breaking())
    with pytest.raises(EOFError):
        done.extend(part.last for part in found)
    assert done == [3, 6, 9]


def test_what_a_worker_that_died_had_is_made_by_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [part(first, 3) for first in range(1, 40, 3)]
    expected = [found.batch for found in made(parts)]
    monkeypatch.setattr(making, "WORTH_LINES", 4)
    monkeypatch.setattr(making, "cores", lambda: 2)
    found = made(parts)
    done = [next(found).batch]
    for child in multiprocessing.active_children():
        child.kill()
    done.extend(more.batch for more in found)
    assert done == expected
