"""Meetings as services that listen to them write them down, and messages as a chat is saved."""

import pytest

from scrapers.registry import read

_SAID = (
    ("Ada Finch", 3, "Thank you all for coming. We are not going to close the bridge."),
    ("Bo Ray", 14, "Will the ferry run?"),
    ("Ada Finch", 20, "The ferry will run until June, and then we shall see."),
    ("Bo Ray", 41, "I have nothing to add to what the mayor said."),
)


def _written(form: str) -> str:
    return "".join(form.format(who=who, at=at, said=said) for who, at, said in _SAID)


@pytest.mark.parametrize(
    ("form", "timed"),
    [
        ("{who}  00:{at:02}\n{said}\n\n", True),
        ("{who}   0:{at:02}\n{said}\n", True),
        ("[00:00:{at:02}] {who}\n{said}\n\n", True),
        ("00:00:{at:02} {who}:\n{said}\n\n", True),
        ("{who}: (00:{at:02})\n{said}\n\n", False),
        ("{who} (00:{at:02}):\n{said}\n\n", True),
        ("**{who}** [9:{at:02} AM]\n{said}\n\n", False),
        ("[12/05/2025, 09:{at:02}:11] {who}: {said}\n", False),
        ("12/05/2025, 9:{at:02} PM - {who}: {said}\n", False),
    ],
)
def test_a_name_beside_a_time_says_who_speaks(form: str, timed: bool) -> None:
    document = read(("Council call\nMay 12, 2025, 9:02AM\n\n" + _written(form)).encode(), name="call.txt")
    assert document.reader == "transcript"
    found = [
        (span.speaker, document.text[span.start : span.end].removeprefix("(00:").split(")\n")[-1])
        for span in document.spans
    ]
    assert found == [(who, said) for who, _, said in _SAID]
    if timed:
        assert [span.seconds for span in document.spans] == [float(at) for _, at, _ in _SAID]


def test_cues_that_begin_with_names_are_their_turns() -> None:
    form = "00:00:{at:02}.000 --> 00:00:{at:02}.900\n{who}: {said}\n\n"
    document = read(("WEBVTT\n\n" + _written(form)).encode(), name="call.vtt")
    turns = [span for span in document.spans if span.kind == "turn"]
    assert [(span.speaker, document.text[span.start : span.end]) for span in turns] == [
        (who, said) for who, _, said in _SAID
    ]


def test_a_colon_in_a_few_cues_names_nobody() -> None:
    said = (
        "The question is: who pays?",
        "Nobody knows.",
        "My answer: the county.",
        "It always has.",
        "The question is: when?",
    )
    cues = "".join(f"00:00:0{at}.000 --> 00:00:0{at}.900\n{words}\n\n" for at, words in enumerate(said))
    document = read(("WEBVTT\n\n" + cues).encode(), name="talk.vtt")
    assert not [span for span in document.spans if span.speaker]
    assert "The question is: who pays?" in document.text


@pytest.mark.parametrize(
    "lines",
    [
        (
            *("Doors 9:00", "There is tea for all.", "Opening 9:30", "The mayor welcomes all of us."),
            *("Coffee 10:00", "In the yard behind.", "Debate 11:00", "The gates must open, they say."),
            *("Coffee 15:00", "In the yard again.", "Closing 16:00", "The mayor thanks us all."),
        ),
        (
            *("9:00 Coffee", "In the yard behind the hall.", "9:30 Debate", "The gates must open now."),
            *("10:00 Coffee", "In the yard once more.", "10:30 Debate", "The gates must close now."),
        ),
    ],
)
def test_the_lines_of_an_agenda_are_no_speakers(lines: tuple[str, ...]) -> None:
    assert read("\n".join(lines).encode(), name="day.txt").reader != "transcript"


def _marked(*lines: str) -> list[tuple[str | None, str]]:
    document = read("\n\n".join(lines).encode(), name="council.txt")
    assert document.reader == "transcript"
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


def test_a_mark_for_another_voice_without_a_name_ends_a_turn() -> None:
    assert _marked(
        ">> MAYOR LEE: GOOD MORNING, EVERYONE.",
        "IT WILL NOT OPEN BEFORE THE SUMMER.",
        ">> I DISAGREE WITH THAT, MAYOR.",
        ">> RAY: LET THE MAYOR FINISH, WOULD YOU.",
        ">> MAYOR LEE: THANK YOU, I SHALL.",
    ) == [
        ("Mayor Lee", "GOOD MORNING, EVERYONE.\n\nIT WILL NOT OPEN BEFORE THE SUMMER."),
        (None, "I DISAGREE WITH THAT, MAYOR."),
        ("Ray", "LET THE MAYOR FINISH, WOULD YOU."),
        ("Mayor Lee", "THANK YOU, I SHALL."),
    ]


def test_where_no_name_has_the_mark_it_is_somebody_elses_message() -> None:
    found = _marked(
        "ANN LEE: This is what you wrote to us in March.",
        ">> The gate will not open before the summer.",
        "BO RAY: I wrote that, and I stand by it.",
        "ANN LEE: Then we have nothing to add to it.",
    )
    assert [speaker for speaker, _ in found] == ["Ann Lee", "Bo Ray", "Ann Lee"]
