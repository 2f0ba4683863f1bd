"""Transcripts of radio and television: who somebody is stands in the label once, later the last name alone or an initial."""

import pytest

from scrapers.registry import read

RADIO = """Mending the Old Canal

This is THE LONG AFTERNOON. I'm Ruth Calder, in Halden.

Tomas Brandt, welcome to the program. Why did you want to write about a canal nobody uses?

Mr. TOMAS BRANDT (Engineer, author of "Water Over Stone: A Life"): Well, each block is somebody's whole morning.

CALDER: And you don't think that the city should pay for all of it.

Mr. BRANDT: I never said that. I said that the city should pay for the gates.

(Soundbite of water)

EDIE (Caller): My grandfather worked those gates for thirty years.

Ms. INGA MOE (President, Friends of the Locks): We have raised two million dollars.

Unidentified Man #1: We could all hear the water.

CALDER: Ms. Moe, thanks very much for being with us.

Ms. MOE: You're very welcome.
"""
TELEVISION = """Live From the Harbour

Aired November 15, 2025 - 14:00   ET

DANA WELK, HARBOUR NEWS ANCHOR: Good afternoon. We`re talking storms, and the ferries that sailed in them.

PETE ORLOV, HARBOUR NEWS METEOROLOGIST: It`s not the wind that worries us tonight, it`s the tide.

(BEGIN VIDEO CLIP)

GOV. CARLA MOTT (R), NORTH SHORE: I will not order another ferry out in that water.

(END VIDEO CLIP)

JOHN HOLM, FERRY OWNER: Good to be here, Dana.

MARTHA HOLM, FERRY OWNER: Good to see you.

WELK: Let`s talk about the signal first. Is it too complicated?

J. HOLM: Well, maybe so. Most of them were trying their best not to.

M. HOLM: And nobody was hurt except one gull.

UNIDENTIFIED MALE: We could see the boat lying on her side.
"""


def _spoken(text: str) -> list[tuple[str | None, str]]:
    document = read(text.encode(), name="broadcast.txt")
    assert document.reader == "transcript"
    return [(span.speaker, document.text[span.start : span.end].split()[-1]) for span in document.spans]


def test_a_title_in_small_letters_and_what_stands_in_brackets_are_no_part_of_a_name() -> None:
    assert _spoken(RADIO) == [
        ("Mr. Tomas Brandt", "morning."),
        ("Calder", "it."),
        ("Mr. Tomas Brandt", "gates."),
        ("Edie", "years."),
        ("Ms. Inga Moe", "dollars."),
        ("Unidentified Man #1", "water."),
        ("Calder", "us."),
        ("Ms. Inga Moe", "welcome."),
    ]


def test_what_somebody_is_stands_behind_a_comma_and_an_initial_tells_two_of_one_name_apart() -> None:
    assert _spoken(TELEVISION) == [
        ("Dana Welk", "them."),
        ("Pete Orlov", "tide."),
        ("Gov. Carla Mott", "water."),
        ("John Holm", "Dana."),
        ("Martha Holm", "you."),
        ("Dana Welk", "complicated?"),
        ("John Holm", "to."),
        ("Martha Holm", "gull."),
        ("Unidentified Male", "side."),
    ]


@pytest.mark.parametrize(
    ("labels", "last"),
    [
        # An initial that two have, or nobody, is left as it is.
        (("JOHN HOLM, OWNER", "JANE HOLM, OWNER", "J. HOLM"), "J. Holm"),
        (("JOHN HOLM, OWNER", "BO RAY, PILOT", "HOLM", "M. HOLM"), "M. Holm"),
        # Two who speak at once are not one with an office, and "Jr." is none.
        (("ANN HOLM", "BO RAY", "HOLM", "RAY", "ANN HOLM, BO RAY"), "Ann Holm, Bo Ray"),
        (("ANN HOLM, PILOT", "BO RAY, JR.", "HOLM", "BO RAY, JR."), "Bo Ray, Jr."),
    ],
)
def test_what_is_not_told_is_not_guessed(labels: tuple[str, ...], last: str) -> None:
    text = "\n\n".join(f"{label}: The bridge is open again, and we have all seen it." for label in labels)
    assert _spoken(text)[-1][0] == last
