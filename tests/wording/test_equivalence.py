"""Small differences between two runs of words are told from real ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lexicon import listed, words
from quotes.wording.canon.equivalence import Run, ending, may_relate, relation
from quotes.wording.canon.spelling import inflected


@pytest.mark.parametrize(
    ("claim", "recorded", "kind"),
    [
        ("reelection", "re election", "joined"),
        ("colour", "color", "spelling"),
        ("talkin", "talking", "spelling"),
        ("goverment", "government", "typo"),
        ("teh", "the", "typo"),
        ("ask", "aslc", "typo"),
        ("stronger", "more strong", "comparative_form"),
        ("was unfair", "was not fair", "negation_form"),
        ("nobody came", "not anybody came", "negation_form"),
        ("sh*t", "shit", "masked"),
        ("their", "there", "homophone"),
        ("saw", "seen", "grammar"),
        ("an", "the", "small_word"),
        ("dogs", "dog", "plural"),
        ("it has", "it 's", "contraction"),
    ],
)
def test_a_small_difference_has_its_kind(claim: str, recorded: str, kind: str) -> None:
    assert relation(tuple(claim.split()), tuple(recorded.split())) == kind


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("now", "not"),
        ("affect", "effect"),
        ("junior", "senior"),
        ("godmother", "godfather"),
        ("modem", "modern"),
        ("legal", "illegal"),
        ("iran", "iraq"),
        ("maybe", "may be"),
        ("mill", "hill"),
        ("fair", "not fair"),
        ("won", "wins"),
        ("#5", "#50"),
        ("sh*t", "shop"),
    ],
)
def test_another_word_is_no_small_difference(claim: str, recorded: str) -> None:
    assert relation(tuple(claim.split()), tuple(recorded.split())) is None


def test_forms_of_one_word_are_known_as_such() -> None:
    assert inflected("carry", "carries")
    assert inflected("stopping", "stop")
    assert inflected("hope", "hoping")
    assert not inflected("mill", "mile")


KNOWN = sorted(
    words("spelling_swaps") | words("spelling_sound_alikes") - {"="} | words("guard_reverential") - {"="}
)
TELLING = """
not no never nobody anybody any without with unfair fair in im care careless more most strong stronger bad worse 's 'd is
had would #9 #30 #9:30 #9/30 u.s us a.m am re reelection election way ways some body somebody how ever however
"""
WORDS = st.sampled_from([*KNOWN, *sorted(listed("english"))[:200], *TELLING.split()])
RUNS = st.lists(WORDS, min_size=1, max_size=3).map(tuple)


@given(RUNS, RUNS)
def test_no_run_that_stands_for_several_words_is_passed_over(claim: Run, recorded: Run) -> None:
    if len(claim) + len(recorded) > 2 and relation(claim, recorded) is not None:
        assert may_relate(ending(claim, len(claim), 3)[-1], ending(recorded, len(recorded), 3)[-1])


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [("reelection", "re election"), ("was unfair", "was not fair"), ("in it", "into it")],
)
def test_runs_that_may_be_one_are_asked_about(claim: str, recorded: str) -> None:
    ours, theirs = claim.split(), recorded.split()
    assert may_relate(ending(ours, len(ours), 3)[-1], ending(theirs, len(theirs), 3)[-1])


def test_random_runs_are_not() -> None:
    ours, theirs = ("the", "river", "rose"), ("every", "lamp")
    assert not may_relate(ending(ours, 3, 3)[-1], ending(theirs, 2, 3)[-1])
