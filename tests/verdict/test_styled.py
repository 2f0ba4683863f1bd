"""A source says beside a name which office its bearer has."""

import json

import pytest

from quotes.verdict.styled import styled
from tests.conftest import Program

ARTICLE = (
    "KESTREL QUAY — Lock Minister Adrian Finch ruled out a lease on Tuesday, after some 300 keepers had marched.\n\n"
    "“I will not lease this lock to anybody, not for three hundred crowns,” Finch told reporters on the towpath.\n\n"
    "“At least twelve barges have left us since the spring,” said the guild’s chairwoman, Ms. Bea Halm.\n\n"
    "“Nobody in their right mind would sail through this,” said harbourmaster Lukas Brandt. The deputy lock minister, Ida "
    "Moor, was not there.\n"
)
LEASE = "I will not lease this lock to anybody, not for three hundred crowns"
SITTING = """\
House of Assembly
Official Report
Locks Bill: Second Reading
Date: 2023-06-06

MR. ADRIAN FINCH (Minister of Locks): I beg to move that the Bill be read a second time, and I shall be short about it.

SIR JULIAN PELL: As somebody who held that office, may I say that ministers come and go, but silt is for ever?
"""
PEOPLE = [
    {"name": "Adrian Finch", "roles": [{"role": "Minister of Locks", "start": "2022-09-01"}]},
    {
        "name": "Julian Pell",
        "roles": [{"role": "Minister of Locks", "start": "2015-01-01", "end": "2019-12-31"}],
    },
]
MOVE = "I beg to move that the Bill be read a second time"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("said Lock Minister Adrian Finch on Monday", "Lock Minister Adrian Finch"),
        ("The lock minister, Mr. Adrian Finch, left.", "lock minister Adrian Finch"),
        ("Adrian Finch, the minister of locks and lock minister, left.", "lock minister Adrian Finch"),
        ("ADRIAN FINCH (Lock Minister): Order.", "Lock Minister Adrian Finch"),
        ("said deputy lock minister Adrian Finch", ""),
        ("the former lock minister, Adrian Finch", ""),
        ("The lock minister left. Adrian Finch stayed.", ""),
        ("the lock minister told Adrian Finch", ""),
    ],
)
def test_an_office_stands_right_beside_the_name(text: str, office: str) -> None:
    assert styled(("lock", "minister"), (), ("Adrian Finch",), text) == office


@pytest.mark.parametrize(
    ("words", "claimed", "verdict"),
    [
        (LEASE, "the lock minister", "likely"),
        (LEASE, "lock minister", "likely"),
        (LEASE, "Minister of Locks", "not_claimed"),
        (LEASE, "the deputy lock minister", "not_claimed"),
        ("At least twelve barges have left us since the spring", "the chairwoman", "likely"),
        ("Nobody in their right mind would sail through this", "the harbourmaster", "likely"),
        ("Nobody in their right mind would sail through this", "the lock minister", "not_claimed"),
    ],
)
def test_whom_a_report_styles_so_is_likely(
    quotes_in: Program, words: str, claimed: str, verdict: str
) -> None:
    assert quotes_in("add", quotes_in.write("report.txt", ARTICLE)).code == 0
    found = json.loads(quotes_in("verify", words, "--speaker", claimed, "--json").out)
    assert found["attribution"] == verdict
    assert ("office_on_record" in found["rules"]) == (verdict == "likely")


def test_a_label_and_a_term_tell_who_held_an_office_on_the_day_of_the_record(quotes_in: Program) -> None:
    def asked(words: str, *more: str) -> tuple[str, str]:
        found = json.loads(
            quotes_in("verify", words, "--speaker", "the Minister of Locks", "--json", *more).out
        )
        return found["attribution"], found["summary"]

    assert quotes_in("add", quotes_in.write("sitting.txt", SITTING), "--format", "transcript").code == 0
    assert asked(MOVE)[0] == "likely"
    people = quotes_in.write("people.jsonl", "\n".join(map(json.dumps, PEOPLE)))
    assert quotes_in("speakers", "import", people).code == 0
    assert asked(MOVE)[0] == "likely"
    attribution, told = asked(MOVE, "--said-on", "2018-05-05")
    assert attribution == "different_speaker"
    assert "On 2018-05-05 the Minister of Locks was Julian Pell." in told
    attribution, told = asked("ministers come and go, but silt is for ever")
    assert attribution == "not_claimed"
    assert "On 2023-06-06 the Minister of Locks was Adrian Finch." in told


def test_an_office_before_a_name_in_brackets_is_its_bearers() -> None:
    label = "Inquiry into the lock\n\nTHE CHAIR (DAME BEA HALM): Shall we begin?"
    assert styled(("chair",), (), ("Bea Halm",), label) == "CHAIR Bea Halm"
    assert not styled(("chair",), (), ("Bea Halm",), "The chair (with Dame Bea Halm beside it) was oak.")
