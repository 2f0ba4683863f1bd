"""A list of sayings is no match for a document: not for a letter that is signed, and not for minutes that name nobody."""

import json
from typing import Any

import pytest

from tests.conftest import Program

WORDS = "Nobody ever drowned in a borrowed boat"
BODY = f"The weather has turned and the ferry is late again.\n\n{WORDS}, or so I keep telling the insurer."
LIST = f"<title>Nine sayings of the shore</title><article><h1>Nine sayings</h1><p>“{WORDS}” – Oda Brill</p></article>"
REPORT = f"<title>A night at the pier</title><article><h1>The pier</h1><p>“{WORDS},” Lars Hume told the keepers.</p></article>"


def answered(program: Program, document: str, page: str, speaker: str) -> dict[str, Any]:
    """The verdict on the words with a document and a page on record."""
    program("add", program.write("paper.txt", document), "--tier", "primary")
    program("add", program.write("page.html", page))
    found: dict[str, Any] = json.loads(program("verify", WORDS, "--speaker", speaker, "--json").out)
    return found


@pytest.mark.parametrize(
    ("head", "page", "speaker", "attribution"),
    [
        ("A letter from the pier\nBy Enid Tallow\n\n", LIST, "Enid Tallow", "likely"),
        ("A letter from the pier\nBy Enid Tallow\n\n", LIST, "Oda Brill", "different_speaker"),
        ("A note found on the pier\n\n", LIST, "Enid Tallow", "unattributed"),
        ("A note found on the pier\n\n", LIST, "Oda Brill", "likely"),
        ("A note found on the pier\n\n", REPORT, "Lars Hume", "confirmed"),  # who was heard to say them
        ("A note found on the pier\n\n", REPORT, "Enid Tallow", "different_speaker"),
    ],
)
def test_a_list_is_weighed_as_one(
    quotes_in: Program, head: str, page: str, speaker: str, attribution: str
) -> None:
    assert answered(quotes_in, head + BODY, page, speaker)["attribution"] == attribution


def test_a_list_alone_is_believed(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("page.html", LIST))
    found = json.loads(quotes_in("verify", WORDS, "--speaker", "Oda Brill", "--json").out)
    assert found["attribution"] in ("confirmed", "likely")
