"""Rarity: what is in many rows proves little, and a small library does not make common words rare."""

import numpy as np

from quotes.search.rarity import Surprise, accident

ROWS = 100_000


def surprise(
    words: str, ones: list[int], twos: list[int], threes: list[int], rows: int = ROWS, copies: int = 1
) -> Surprise:
    counts = [np.array(part, np.int64) for part in (ones, twos, threes)]
    return Surprise(words.split(), counts[0], counts[1], counts[2], rows, copies)


def test_rare_words_are_more_surprising_than_common_ones() -> None:
    rare = surprise("quahog dredge wharf", [3, 5, 40], [1, 1], [1])
    common = surprise("it was in", [40_000, 45_000, 60_000], [9_000, 8_000], [2_500])
    assert rare.run(0, 3) > 3 * common.run(0, 3)


def test_an_idiom_is_worth_less_than_its_words() -> None:
    idiom = surprise("apple of my", [500, 60_000, 20_000], [90, 9_000], [80])
    chance = surprise("apple of my", [500, 60_000, 20_000], [1, 9_000], [1])
    assert idiom.run(0, 3) < chance.run(0, 3) - 7


def test_copies_of_a_passage_do_not_make_an_idiom_of_it() -> None:
    counts = [900, 60_000, 700], [800, 650], [640]
    one, copied = surprise("quahog of dredge", *counts), surprise("quahog of dredge", *counts, copies=640)
    assert copied.run(0, 3) > one.run(0, 3) + 10


def test_a_longer_run_is_never_less_surprising() -> None:
    told = surprise(
        "no one rows alone at night", [900, 800, 40, 300, 9_000, 500], [20, 3, 2, 40, 90], [2, 1, 1, 1]
    )
    sizes = [told.run(0, end) for end in range(1, 7)]
    assert sizes == sorted(sizes)


def test_in_a_library_of_three_rows_common_english_stays_common() -> None:
    common = surprise("it was in the", [1] * 4, [1] * 3, [1] * 2, rows=3)
    rare = surprise("quahog dredge wharf keel", [1] * 4, [1] * 3, [1] * 2, rows=3)
    assert rare.run(0, 4) > 2 * common.run(0, 4)


def test_a_run_in_a_long_row_is_less_surprising_than_in_a_short_one() -> None:
    told = surprise("quahog dredge", [3, 5], [1], [])
    assert accident([(0, 2)], told, 8, ROWS) > accident([(0, 2)], told, 800, ROWS)


def test_runs_below_chance_count_for_nothing_and_never_against() -> None:
    told = surprise("the quahog dredge", [99_999, 3, 5], [2, 1], [1])
    assert accident([(0, 1), (1, 3)], told, 40, ROWS) == accident([(1, 3)], told, 40, ROWS)


def test_nothing_shared_is_what_every_row_has() -> None:
    told = surprise("the quahog dredge", [90_000, 3, 5], [2, 1], [1])
    assert accident([], told, 20, ROWS) < 0
