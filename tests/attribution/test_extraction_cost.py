"""No input makes the reading cost more than its length: four times the text is about four times the work."""

import gc
import time
import tracemalloc

import pytest

from quotes.attribution.extraction import extract
from quotes.attribution.pausing import LONG, uncollected

# Four times as long, a text that costs its length takes four times as long, one that costs its square sixteen
# times. The worst of 260 pieces measured was 5.3.
SHORT, TIMES, WORST = 2_500, 4, 10.0
# Below this many processor seconds a ratio says nothing.
NOISE = 0.01
MARKS = [
    "“",
    '"',
    "''",
    "‘",
    "'",
    "«",
    "„",
    "「",
    "—",
    "(",
    "[",
    "…",
    "\n",
    "\n\n",
    " \n",
    "“‘",
    "’”",
    "“ ",
    '" ',
]
WORDS = [
    *(", said Ada", "A B said, “", "x, ", "“x y z w,” he said. ", "Ab Finch said “", "Ab "),
    *(
        "said ",
        "to say ",
        "and said ",
        ", who said ",
        "saying, “",
        "according to ",
        "in the words of ",
        "denied saying ",
        '" said ',
        "“a” said, ",
    ),
    *(
        "he ",
        "“x,” he said. ",
        "Finch ",
        "Ada Finch ",
        "Ada Finch, ",
        "Ada Finch and ",
        "Ada Finch, the ",
        "Mr. ",
        "A-",
        "A.",
    ),
    *(
        "the clerk ",
        "of the ",
        "very ",
        "Q: a\n",
        "ADA FINCH: a\n",
        "— x, said A\n",
        "on Tuesday ",
        "December 6, 2012 ",
    ),
    *(
        "“A b c.”\n",
        "“X.\n\n",
        "He said “",
        "“a “b ",
        "Ada was glad.\n\n“I sat down by it.”\n\n",
        "said Ada Finch of the ",
    ),
]


def seconds(text: str) -> float:
    """The lesser processor time of two readings: whatever else the machine does only adds to it."""
    times = []
    for _ in range(2):
        started = time.process_time()
        extract(text, published="2024-01-01", indirect=True)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize("piece", [*MARKS, *WORDS])
def test_the_cost_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    short = piece * (SHORT // len(piece))
    ratio = seconds(short * TIMES) / max(seconds(short), NOISE)
    assert ratio < WORST


def test_the_memory_stays_under_ten_times_the_text() -> None:
    text = "".join(
        f"Ada Finch, the potter of kiln {n}, walked home in the rain. “It held all night,” she said. “I was there.”\n\n"
        f"The guild met in the hall and spoke of the winter and of the road to the harbor, as it had in year {n}.\n\n"
        for n in range(600)
    )
    extract(text[:2_000])
    tracemalloc.start()
    extract(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(text.encode())


def test_reading_leaves_no_cycles_for_the_collector() -> None:
    text = "“It held,” Ada Finch said. Otto Krantz came. “It did,” he said. “All night.”\n\nNora Pell was glad.\n\n“So.”\n\n"
    extract(text * 2, indirect=True)
    gc.collect()
    gc.disable()
    try:
        extract(text * 9, indirect=True)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_collector_pauses_for_a_long_text_only_and_goes_on_behind_it() -> None:
    with uncollected(LONG - 1):
        assert gc.isenabled()
    with uncollected(LONG):
        assert not gc.isenabled()
        with uncollected(LONG):
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
