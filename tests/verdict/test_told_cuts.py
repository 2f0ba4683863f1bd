"""On a terminal: what was left out around words that agree, brackets with their words, a language that is not guarded."""

import pytest

from quotes.wording import compare
from tests.conftest import Program

HEARING = """Mill hearing

WARDEN IDA ROWAN: The miller told me, "I never saw the flood." I do not believe that the weir will have to be rebuilt in stone.
"""


@pytest.fixture
def hearing(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("hearing.txt", HEARING), "--format", "transcript").code == 0
    return quotes_in


@pytest.mark.parametrize(
    ("claim", "left_out"),
    [
        ("I never saw the flood.", "“The miller told” before them was left out"),
        ("the weir will have to be rebuilt in stone", "“not believe that” before them was left out"),
    ],
)
def test_a_cut_that_turns_the_meaning_is_what_changed(hearing: Program, claim: str, left_out: str) -> None:
    told = " ".join(hearing("verify", claim).out.split())
    assert f"changes: the words agree; {left_out}" in told
    assert "changes: none" not in told
    assert "what was left out around these words turns their meaning" in told


def test_a_bracket_stays_with_its_word() -> None:
    answer = compare("We told [the council] that it was late.", "We told them that it was late.")
    assert [edit.claim.strip() for edit in answer.edits if edit.op != "equal"] == ["[the council]"]


def test_a_language_that_the_guard_does_not_read_is_told(quotes_in: Program) -> None:
    text = "IDA ROWAN: Wir werden die alte Mühle am Fluss in diesem Winter nicht verkaufen, das ist sicher.\n"
    file = quotes_in.write("rede.txt", text)
    claim = "Wir werden die alte Mühle am Fluss in diesem Winter verkaufen"
    assert "The meaning guard reads English only" in quotes_in("verify", claim, "--against", file).out
