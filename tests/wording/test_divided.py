"""A number that the edge of an excerpt cuts in two is another number."""

import pytest

from quotes.wording import compare

RECORD = (
    "The barge carries two hundred thousand bricks. We need forty-five rowers. It cost 3.5 million a year. "
    "It sails on the 1st of June. "
    "In 1985 two barges sank, and seven of the ten crew swam. They were paid two dollars, I think, and asked for ten percent. "
    "They sail at seven thirty. They sang sixscore and ten songs. The hull cost kr250 million in all."
)


@pytest.mark.parametrize(
    ("claim", "said", "whole"),
    [
        ("The barge carries two hundred.", "two hundred", "two hundred thousand"),
        ("They sail at seven", "seven", "seven thirty"),
        ("We need forty.", "forty", "forty five"),
        ("five rowers", "five", "forty five"),
        ("thousand bricks", "thousand", "two hundred thousand"),
        ("It cost 3.5", "3.5", "3.5 million"),
        ("They sang sixscore", "sixscore", "sixscore and ten"),
        ("The hull cost kr250", "kr250", "kr250 million"),
    ],
)
def test_a_part_of_a_number_is_another_number(claim: str, said: str, whole: str) -> None:
    found = compare(claim, RECORD)
    assert found.wording == "meaning_changed"
    assert [(f.claim, f.recorded) for f in found.findings if f.rule == "cut.number"] == [(said, whole)]


@pytest.mark.parametrize(
    "claim",
    [
        "The barge carries two hundred thousand", "We need forty-five", "It cost 3.5 million", "In 1985", "It sails on the 1st",
        "two barges sank, and seven", "ten crew swam.", "They were paid two", "and asked for ten",
    ],
)  # fmt: skip
def test_a_whole_number_at_an_edge_is_none(claim: str) -> None:
    assert not [f for f in compare(claim, RECORD).findings if f.rule == "cut.number"]
