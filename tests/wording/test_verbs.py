"""Which words can be the verb of a clause by themselves."""

import pytest

from quotes.wording.canon.verbs import is_finite, may_act, third_person


@pytest.mark.parametrize("word", ["is", "must", "failed", "were"])
def test_a_verb_is_known_by_its_form(word: str) -> None:
    assert is_finite(word)
    assert may_act(word)


def test_what_is_the_same_now_and_then_may_act() -> None:
    assert may_act("cost")
    assert not is_finite("cost")
    assert not may_act("kiln")


@pytest.mark.parametrize(("word", "acts"), [("leaks", True), ("focus", False), ("press", False), ("", False)])
def test_the_third_person_ends_in_an_s_of_its_own(word: str, *, acts: bool) -> None:
    assert third_person(word) is acts
