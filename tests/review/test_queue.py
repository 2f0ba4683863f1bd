"""What the queue reads grows with the database, not with its square."""

import json
from functools import partial

import pytest

from db.reviewing import queue
from db.store import Store
from tests.conftest import Program
from tests.review.test_many_decisions import steps


def filled(program: Program, count: int) -> Store:
    """So many wordings, each in two places by one or two speakers, linked."""
    rows = [
        {
            "text": f"The {n} lamps of county {n * 7} burn on coast {n * 13}",
            "speaker": f"Keeper {who}",
            "document": f"d{who}-{n}",
        }
        for n in range(count)
        for who in (n % 5, n % 5 + n % 2)
    ]
    program.write(f"{count}.jsonl", "\n".join(map(json.dumps, rows)))
    assert program("import", f"{count}.jsonl", "--db", f"{count}.db").code == 0
    assert program("link", "--db", f"{count}.db").code == 0
    return Store(program.folder / f"{count}.db", readonly=True)


@pytest.mark.parametrize("name", ["disagreeing", "unsure"])
def test_four_times_as_many_quotes_are_read_in_about_four_times_the_steps(
    quotes_in: Program, name: str
) -> None:
    counted = []
    for count in (150, 600):
        with filled(quotes_in, count) as store:
            counted.append(steps(store.conn, partial(getattr(queue, name), store.conn, 200)))
    assert counted[1] <= 6 * counted[0], counted
