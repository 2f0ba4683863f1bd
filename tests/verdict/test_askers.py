"""A question under "QUESTION" is nobody's by name, and none of the words of whoever answers it."""

import pytest

from quotes import verify

BRIEFING = """\
QUESTION: Their families say that nobody has returned a call since the 8th.

MS. LUND: We spoke with one of the families on Sunday, and we will speak with the other.

QUESTION: Is that acceptable to the harbour board?

MS. LUND: If a call was not returned, that is on us, and we will fix it.

QUESTION: Thank you."""


@pytest.mark.parametrize(
    ("claim", "speaker", "attribution"),
    [
        (
            "Their families say that nobody has returned a call since the 8th.",
            "Mara Lund",
            "different_speaker",
        ),
        ("Their families say that nobody has returned a call since the 8th.", "Otto Bremm", "unattributed"),
        ("We spoke with one of the families on Sunday", "Ms. Lund", "confirmed"),
    ],
)
def test_a_question_is_not_whose_answer_it_got(claim: str, speaker: str, attribution: str) -> None:
    assert verify(claim, against=BRIEFING, speaker=speaker).attribution == attribution


def test_the_summary_tells_that_somebody_asked() -> None:
    verdict = verify("Is that acceptable to the harbour board?", against=BRIEFING, speaker="Ms. Lund")
    assert "a questioner" in verdict.summary


COUNCIL = """\
Mayor Lund: Please state your name.

Speaker 2: Good evening. Otto Bremm, of Miller Street. I am not opposed to lamps.

Mayor Lund: Thank you. Is there anybody else?

Speaker 3: I am, and I always was.

Mayor Lund: Then we will close."""


def test_a_label_that_a_machine_gave_names_nobody() -> None:
    verdict = verify("I am not opposed to lamps.", against=COUNCIL, speaker="Otto Bremm")
    assert verdict.attribution == "unattributed"


CABLE = """\
ADA KRANTZ, HOST: Was he in the room?

DELLA YARROW, FORMER HARBOUR FIRE CHIEF: He was in the room, and that is all I know of it.

KRANTZ: For an hour?

YARROW: For an hour and ten. Nobody knew who was in charge."""


def test_a_last_name_is_whoever_was_introduced_by_it() -> None:
    verdict = verify("Nobody knew who was in charge.", against=CABLE, speaker="Della Yarrow")
    assert verdict.attribution == "confirmed"
