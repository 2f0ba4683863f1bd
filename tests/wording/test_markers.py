"""The words on which a meaning can turn are found, the longest phrase first."""

from quotes.lexicon import grouped, listed, paired, phrases
from quotes.text import words
from quotes.wording.canon.markers import markers, opposite


def kinds(text: str) -> list[tuple[str, str]]:
    found = words(text)
    return [(m.kind, " ".join(found[m.start : m.end])) for m in markers(found)]


def test_several_lists_are_one_that_is_made_once() -> None:
    together = listed("prepositions", "clause_openers")
    assert together == listed("prepositions") | listed("clause_openers")
    assert listed("prepositions", "clause_openers") is together


def test_a_phrase_wins_over_the_word_in_it() -> None:
    assert kinds("at least some bakers") == [("bound", "at least"), ("bound", "some"), ("quantifier", "some")]


def test_a_phrase_that_only_looks_like_a_denial_is_none() -> None:
    assert ("negation", "not") not in kinds("not only bread")
    assert ("negation", "not") in kinds("not bread")


def test_a_hedge_that_denies_is_both() -> None:
    assert {kind for kind, _ in kinds("i do not think it rains")} >= {"hedge", "negation"}


def test_opposites_are_known_in_every_inflection() -> None:
    assert opposite("rose", "falling")
    assert opposite("overpaid", "underpaid")
    assert opposite("warmer", "colder")
    assert not opposite("rose", "grew")


def test_every_list_of_the_guard_is_in_small_letters_and_well_formed() -> None:
    for name in ("guard_modals", "guard_hedges", "guard_bounds", "guard_quantifiers", "guard_conditions"):
        assert all(" ".join(phrase).islower() for phrase in grouped(name)), name
    for name in ("contractions", "abbreviations", "spelling_variants", "irregular_forms"):
        assert all(left and right for left, right in paired(name).items()), name
    assert all(" = " in line for line in listed("guard_opposites"))
    assert ("fail", "to") in phrases("guard_negations")
