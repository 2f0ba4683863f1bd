"""Which words of a claim answer which words of a passage."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.text import words
from quotes.wording.alignment import align, find, locate
from quotes.wording.steps import Step

WORDS = st.lists(st.sampled_from(words("the a we sold red blue mill dog and not")), max_size=24)


def changed(steps: list[Step]) -> list[tuple[int, int, int, int]]:
    return [(s.c0, s.c1, s.r0, s.r1) for s in steps if s.op != "equal"]


def test_a_run_of_words_is_found_whole_and_nowhere_inside_other_words() -> None:
    assert find(["old", "mill"], ["the", "old", "mill", "burned"]) == 1
    assert find(["ill"], ["the", "mill"]) == -1
    assert find([], ["the"]) == -1


def test_the_same_words_are_one_step() -> None:
    assert align(words("the old mill"), words("we sold the old mill today")) == [Step("equal", 0, 3, 2, 5)]


def test_a_dropped_word_is_one_change() -> None:
    assert changed(align(words("we sold the mill"), words("we sold the old mill"))) == [(3, 3, 3, 4)]


def test_words_around_the_claim_belong_to_the_passage() -> None:
    steps = align(words("sold the blue mill"), words("so then we sold the red mill in the end"))
    assert (steps[0].r0, steps[-1].r1) == (3, 7)


def test_two_gaps_around_an_accidental_word_are_one_gap() -> None:
    recorded = words("we saw the big dog and the very old mill by the sea")
    claim = words("we saw the sea")
    assert len(changed(align(claim, recorded))) == 1


def test_a_gap_that_can_be_read_twice_is_read_where_the_claim_marks_it() -> None:
    recorded = words("we came to the town and to the sea")
    claim = words("we came to the sea")
    assert changed(align(claim, recorded, cuts={2})) == [(2, 2, 2, 6)] or changed(
        align(claim, recorded, cuts={4})
    ) == [(4, 4, 4, 8)]


def test_without_a_mark_a_gap_is_read_between_sentences() -> None:
    recorded = words("we came we saw people we won")
    steps = align(words("we came we won"), recorded, begins=lambda at: at in (0, 2, 5))
    assert changed(steps) == [(2, 2, 2, 5)]


def test_a_short_claim_is_placed_in_a_long_passage_with_its_change() -> None:
    filler = [f"w{n}" for n in range(5000)]
    passage = [*filler[:3000], *words("nobody paid for the stone bridge at all"), *filler[3000:]]
    low, high = locate(words("nobody paid for the iron bridge at all"), passage)
    assert low <= 3000
    assert 3008 <= high <= 3040


def test_a_hostile_passage_of_one_repeated_word_comes_back_bounded() -> None:
    steps = align(["x"] * 400, ["x", "y"] * 20_000)
    assert steps[0].c0 == 0
    assert steps[-1].c1 == 400


@given(WORDS.filter(bool), WORDS)
def test_the_steps_cover_the_claim_without_gap_or_overlap(claim: list[str], passage: list[str]) -> None:
    at, recorded = 0, None
    for step in align(claim, passage):
        assert step.c0 == at
        assert recorded in (None, step.r0)
        at, recorded = step.c1, step.r1
    assert at == len(claim)


@given(WORDS.filter(bool), WORDS)
def test_words_that_are_said_to_agree_do_agree(claim: list[str], passage: list[str]) -> None:
    for step in align(claim, passage):
        if step.op == "equal":
            assert claim[step.c0 : step.c1] == passage[step.r0 : step.r1]


def test_first_words_are_found_in_their_own_sentence_not_in_one_before() -> None:
    passage = words("the report came late so the inspector wrote to the board in march")
    claim = words("the inspectors wrote to the board in march")
    assert align(claim, passage, begins=lambda at: at == 5)[0] == Step("equal", 0, 1, 5, 6)


def test_a_claim_begins_at_the_later_of_two_like_words_where_that_leaves_fewer_edits() -> None:
    recorded = words("they asked for nothing and nothing that you say now mends it")
    steps = align(words("nothing you say now mends it"), recorded)
    assert changed(steps) == [(1, 1, 6, 7)]


def test_a_claim_ends_at_the_earlier_of_two_like_words_where_that_leaves_fewer_edits() -> None:
    recorded = words("we were asked and we did nothing and nothing came of it")
    steps = align(words("we were asked and we the crew did nothing"), recorded)
    assert changed(steps) == [(5, 7, 5, 5)]
