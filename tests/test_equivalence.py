"""Small differences between two runs of words are told from real ones."""

import pytest

from quotes.wording.canon.equivalence import inflected, relation


@pytest.mark.parametrize(
    ("claim", "recorded", "kind"),
    [
        ("reelection", "re election", "joined"),
        ("colour", "color", "spelling"),
        ("talkin", "talking", "spelling"),
        ("goverment", "government", "typo"),
        ("teh", "the", "typo"),
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
