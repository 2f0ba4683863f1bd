"""Sums of money: the coin is part of the number, and another coin is another unit."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    "coin",
    ["crowns", "rupees", "yuan", "won", "pesos", "francs", "kroner", "rand", "shillings", "euros", "roubles"],
)
def test_the_same_figure_in_another_coin_is_another_unit(coin: str) -> None:
    answer = compare(f"The lock took up to 90 million {coin}.", "The lock took up to 90 million dollars.")
    (alarm,) = (finding for finding in answer.findings if finding.turns)
    assert (alarm.kind, alarm.rule, alarm.claim) == ("unit", "guard.unit", f"90 million {coin}")


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The lock cost 250 rupees.", "The lock cost ₹250."),
        ("The lock cost two thousand kroner.", "The lock cost 2,000 kronor."),
        ("The lock cost 90 million.", "The lock cost 90 million rupees."),
        ("The lock cost ₩9,000.", "The lock cost nine thousand won."),
    ],
)
def test_a_sum_written_otherwise_turns_nothing(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


def test_another_figure_of_the_same_coin_is_another_number() -> None:
    answer = compare("The lock cost 90 crowns.", "The lock cost 19 crowns.")
    assert [finding.rule for finding in answer.findings if finding.turns] == ["guard.number"]


def test_a_coin_that_is_another_word_is_money_of_a_thousand_and_more() -> None:
    answer = compare("Of the boats 20 won medals.", "Of the boats 20 took medals.")
    assert all(finding.kind not in ("unit", "number") for finding in answer.findings if finding.turns)
