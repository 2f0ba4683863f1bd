"""Copied articles share their prose; independent reports of one event share the words of the speaker only."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.family.copies import KEPT, LEAST, Sketch, copied, copies, groups, shared, sketch

WORDS = [f"word{n}" for n in range(4_000)]
SPEECH = " ".join(random.Random(1).choices(WORDS, k=200))


def text(seed: int, count: int = 400) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=count))


def drawn(words: str, *quoted: tuple[int, int]) -> Sketch:
    made = sketch(words, quoted)
    assert made is not None
    return made


def reported(prose: str) -> Sketch:
    """A report that carries the whole speech in quotation."""
    return drawn(f"{prose} {SPEECH}", (len(prose) + 1, len(prose) + 1 + len(SPEECH)))


def test_a_shortened_report_with_a_paragraph_of_its_own_is_a_copy() -> None:
    story = text(2)
    assert copied(drawn(story), drawn(f"{story[: len(story) * 2 // 3]} {text(3, 60)}"))


def test_two_reports_that_print_the_same_speech_are_no_copies() -> None:
    assert shared(reported(text(4, 150)), reported(text(5, 150))) == 0
    assert copied(reported(text(4, 150)), reported(text(4, 150)))


def test_transcripts_are_compared_as_wholes() -> None:
    turn = drawn(SPEECH, (0, len(SPEECH)))
    assert not turn.prose
    assert copied(turn, drawn(SPEECH, (0, len(SPEECH) - 10)))
    assert shared(turn, drawn(SPEECH)) is None


def test_of_a_few_words_nothing_is_concluded() -> None:
    assert sketch(" ".join(WORDS[: LEAST + 2])) is None
    assert sketch("") is None


def test_a_short_text_inside_one_a_hundred_times_as_long_is_left_undecided() -> None:
    story = text(6, 60)
    assert shared(drawn(story), drawn(f"{story} {text(7, 6_000)}")) is None


@given(st.text(max_size=400), st.text(max_size=400))
def test_sharing_is_mutual_and_a_text_shares_all_of_itself(a: str, b: str) -> None:
    one, other = sketch(a), sketch(b)
    if one:
        assert shared(one, one) == 1
        assert len(one.hashes) <= KEPT
        kept = Sketch.of_bytes(one.as_bytes(), one.prose)
        assert kept.hashes.tolist() == one.hashes.tolist()
    if one and other:
        assert shared(one, other) == shared(other, one)


@pytest.mark.parametrize("seed", range(5))
def test_groups_do_not_depend_on_the_order_in_which_articles_came(seed: int) -> None:
    stories = [text(100), text(101), text(102)]
    names = [f"{n:02d}" for n in range(30)]
    held = {name: drawn(f"{stories[n % 3]} {text(200 + n, 20)}") for n, name in enumerate(names)}
    shuffled = list(held.items())
    random.Random(seed).shuffle(shuffled)
    assert copies(dict(shuffled)) == copies(held)
    assert groups(copies(held), names) == 3
