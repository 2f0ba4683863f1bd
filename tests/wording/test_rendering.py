"""A text told anew by another hand: what a translator chooses turns nothing, and a denial, a number or a loss still does."""

import pytest

from quotes.wording import compare


def _told(recorded: str, claim: str) -> set[str]:
    """The rules of the findings that turned nothing because of what stands around them."""
    answer = compare(claim, recorded)
    assert answer.wording != "meaning_changed"
    return {f.rule for f in answer.findings if "told only" in f.note}


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        (
            "He gave orders in the square, and set keepers throughout the coast.",
            "He commanded in the square, and set keepers throughout all the coast.",
            "guard.quantifier_added",
        ),
        (
            "They came to the clerk in the hall, and he would sell the mill.",
            "They came to the scribe in the hall, and he should sell the mill.",
            "guard.modal",
        ),
        (
            "The keeper shall wash his clothes, and afterward he shall come into the yard.",
            "The keeper shall wash his garments, and afterward he may come into the yard.",
            "guard.modal",
        ),
        (
            "It is a light thing to mend a net, and the crews wait at the gate.",
            "It seems a light thing to mend a net, and the sailors wait at the gate.",
            "guard.hedge_added",
        ),
    ],
)
def test_a_nuance_is_told_where_the_text_was_worded_anew(recorded: str, claim: str, rule: str) -> None:
    assert rule in _told(recorded, claim)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "The keeper shall wash his clothes, and afterward he shall come into the yard.",
            "The keeper shall wash his clothes, and afterward he may come into the yard.",
        ),
        (
            "He set watchmen throughout the towns of the coast, street by street.",
            "He set watchmen throughout all the towns of the coast, street by street.",
        ),
        ("Thou shalt not sell the mill to thy brother.", "You shall sell the mill to your brother."),
        (
            "The clerks came to the hall, and they may open the gate at dawn.",
            "But the clerks came into the hall, and they open the gate at dawn.",
        ),
        (
            "The miller spoke to the crew, and eight boats lay in the bay.",
            "But the miller spoke unto the crew, and eighteen boats lay in the bay.",
        ),
        (
            "I would sell the mill at dawn, he said.",
            "I could sell the mill at dawn, he said, and I have proof.",
        ),
    ],
)
def test_one_change_among_words_that_agree_turns_in_any_register(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Call me not a miller, for I am a baker.", "Do not call me a miller, for I am a baker."),
        (
            "If we had not waited, surely we had come home twice by now.",
            "Unless we had waited, surely we would have come home twice by now.",
        ),
        (
            "All his plans for the mill came to nought in the drought.",
            "And all his plans for the mill came to nothing in the drought.",
        ),
        (
            "All his nets that lay on the quay shall not be sold in this harbour.",
            "None of his nets which lay on the quay shall be sold in this harbour.",
        ),
    ],
)
def test_a_denial_in_the_older_order_or_another_word_is_still_denied(recorded: str, claim: str) -> None:
    assert "guard.negation" in {rule.removesuffix("_moved") for rule in _told(recorded, claim)}


def test_a_without_that_is_outside_in_the_other_text_denies_nothing() -> None:
    told = _told(
        "They burned the nets without the harbour wall.", "They burned the nets outside the harbour wall."
    )
    assert "guard.negation" in told
    assert compare("They left with a pilot.", "They left without a pilot.").wording == "meaning_changed"
    claim, recorded = "The cook stood outside with a coat.", "The cook stood there without a coat."
    assert compare(claim, recorded).wording == "meaning_changed"


def test_who_speaks_is_told_before_or_between_the_words() -> None:
    recorded = (
        "\u201cThe nets that lie on the quay,\u201d he answered them, \u201care mended by the crew.\u201d"
    )
    claim = "But he said, \u201cThe nets that lie on the quay are mended by the crew.\u201d"
    assert "guard.voice" in _told(recorded, claim)
    silent = "The nets that lie on the quay are mended by the crew."
    assert compare(claim, silent).wording == "meaning_changed"
