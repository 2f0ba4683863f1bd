"""A sentence behind the words takes them back only where it denies them and ends there."""

import pytest

from quotes.wording import compare

REMARK = "The raid on the harbour was a deplorable thing, a system of fear."


@pytest.mark.parametrize(
    ("after", "turns"),
    [
        (" It was not.", True),
        (" It was not, however, begun by our crews.", False),
        (" It was not, in May, known to the guild.", False),
        (" That is an outrage.", True),
        (" That system is still an outrage.", False),
    ],
)
def test_what_goes_on_or_speaks_of_another_thing_takes_nothing_back(after: str, turns: bool) -> None:
    answer = compare(REMARK, REMARK, after=after)
    assert (answer.wording == "meaning_changed") is turns, answer.findings
