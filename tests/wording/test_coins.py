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


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The lock cost kr250.", "The lock cost 250 kronor."),
        ("The lock cost kr 250.", "The lock cost 250 kr."),
        ("The lock cost CHF 2m.", "The lock cost two million Swiss francs."),
        ("The lock cost chf250.", "The lock cost 250 Swiss francs."),
        ("The lock cost Rs. 9,000.", "The lock cost nine thousand rupees."),
        ("The lock cost SEK 250.", "The lock cost 250 Swedish kronor."),
        ("The lock cost EUR 2 million.", "The lock cost two million euros."),
        ("The lock cost kr1,250.", "The lock cost 1,250 kroner."),
        ("The lock cost kr2,001,250.", "The lock cost kr 2,001,250."),
        ("The lock cost US$250.", "The lock cost 250 US dollars."),
        ("The lock cost A$2m.", "The lock cost two million Australian dollars."),
        ("The lock cost HK$250.", "The lock cost HKD 250."),
    ],
)
def test_a_coin_by_its_short_name_is_the_coin(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "minor"


@pytest.mark.parametrize(
    ("claim", "recorded", "rule"),
    [
        ("The lock cost kr250.", "The lock cost kr350.", "guard.number"),
        ("The lock cost kr250.", "The lock cost $250.", "guard.unit"),
        ("The lock cost 250 Swiss francs.", "The lock cost 260 Swiss francs.", "guard.number"),
        ("The lock cost 250 Swiss francs.", "The lock cost 250 euros.", "guard.unit"),
        ("The lock cost 250 Swiss francs.", "The lock cost 250 French francs.", "guard.unit"),
    ],
)
def test_a_sum_of_some_countrys_coin_is_a_sum_of_money(claim: str, recorded: str, rule: str) -> None:
    assert [f.rule for f in compare(claim, recorded).findings if f.turns] == [rule]


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("The lock cost 250 Swiss francs.", "The lock cost 250 francs."),
        ("The lock cost $250.", "The lock cost US$250."),
        ("The lock cost C$250.", "The lock cost 250 dollars."),
    ],
)
def test_whose_coin_it_is_may_be_told_or_left_out(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "minor"


def test_dollars_of_two_countries_are_two_coins() -> None:
    answer = compare("The lock cost A$250.", "The lock cost US$250.")
    assert [finding.rule for finding in answer.findings if finding.turns] == ["guard.unit"]


def test_letters_that_stand_before_a_sum_by_chance_are_words() -> None:
    assert compare("It cost us $250.", "It cost us 250 dollars.").wording == "minor"
    assert compare("It cost them $250.", "It cost us $250.").wording == "meaning_changed"


def test_a_short_name_without_figures_is_a_word() -> None:
    assert compare("The Rs on the buoy are red.", "The rs on the buoy are red.").wording == "exact"
    assert compare("The kr is strong.", "The kr is weak.").wording != "exact"
