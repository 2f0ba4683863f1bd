"""What was heard in a recording, copied from a player: times with words below or behind them."""

import pytest

from scrapers.registry import read

BELOW = """Harbour council, 12 May 2025
0:00
good evening everybody um welcome to the
0:03
harbour council and we will not take
0:06
questions until the end
0:08
>> thank you the minutes of march are
0:11
approved
0:19
[Applause]
0:21
okay so the first thing is the gates
"""
BEHIND = """The Shed Show

251: Meters in a Lot, With Merle Dunn

00:00:00   I don't know what's wrong with my saw. I'm not worried,

00:00:04   I'm concerned. Yeah, me too.

00:00:12   - Are you cutting way more or way less?

00:00:15   - Yeah, probably just way more.

00:00:18   They call it ruling out. I just need to rule out the motor,

00:00:21   and it sounds like that's not a factor.
"""
RANGES = """The Governor Holds a Press Conference

  • 0:01 - 0:02
    The Governor:
    Thank you very much.
  • 0:03 - 0:05
    I just wanted to begin
    by mentioning that the
  • 0:05 - 0:09
    nominee for harbour master
    will be Ms. Inga Moe.
  • 0:09 - 0:12
    The Press:
    Will she move to Halden?
  • 0:13 - 0:15
    The Governor:
    I don't think so.
  • 0:15 - 0:17
    She has not asked.
"""


def _read(text: str) -> tuple[str, str | None, list[tuple[str | None, float | None]]]:
    document = read(text.encode(), name="heard.txt")
    assert document.reader == "captions"
    assert document.tier == "primary"
    spans = [span for span in document.spans if span.kind == "caption"]
    return document.text, document.title, [(span.speaker, span.seconds) for span in spans]


def test_times_above_their_words_are_seconds_and_no_words() -> None:
    text, title, spans = _read(BELOW)
    assert "welcome to the harbour council and we will not take questions until the end" in text
    assert title == "Harbour council, 12 May 2025"
    assert [seconds for _, seconds in spans] == [0.0, 3.0, 6.0, 8.0, 11.0, 19.0, 21.0]
    assert read(BELOW.encode(), name="heard.txt").published == "2025-05-12"


def test_times_in_front_of_their_words_are_seconds_and_a_dash_is_another_speaker() -> None:
    text, title, _ = _read(BEHIND)
    assert text.split("\n\n") == [
        "I don't know what's wrong with my saw. I'm not worried, I'm concerned. Yeah, me too.",
        "Are you cutting way more or way less?",
        "Yeah, probably just way more. They call it ruling out. I just need to rule out the motor, and it sounds like "
        "that's not a factor.",
    ]
    assert title == "251: Meters in a Lot, With Merle Dunn"


def test_a_line_with_nothing_but_a_name_says_who_speaks() -> None:
    text, _, spans = _read(RANGES)
    assert "by mentioning that the nominee for harbour master will be Ms. Inga Moe." in text
    assert [speaker for speaker, _ in spans] == [
        *["The Governor"] * 3,
        "The Press",
        "The Governor",
        "The Governor",
    ]


@pytest.mark.parametrize(
    "form", ["00:00:{at:02}{said}\n", "00:00:{at:02} ◼ ► {said} [TS]\n", "00:00:{at:02}   {said} [TS]\n\n"]
)
def test_what_a_player_prints_around_the_words_is_no_part_of_them(form: str) -> None:
    said = (
        "we closed the gate",
        "because the river came up",
        "[Applause]",
        "and nobody",
        "asked us",
        "to open it",
    )
    above = "The lock at Tarn\nTranscript\nClick on a time to play\n\n"
    text, title, _ = _read(
        above + "".join(form.format(at=7 * at, said=words) for at, words in enumerate(said))
    )
    assert "we closed the gate because the river came up" in " ".join(text.split())
    assert "and nobody asked us to open it" in " ".join(text.split())
    assert "[TS]" not in text
    assert "[Applause]" in text
    assert title == "The lock at Tarn"


AGENDA = "\n".join(
    f"{hour}:{minute:02} {what}"
    for hour, minute, what in (
        (9, 0, "Registration"), (9, 30, "Opening remarks by the mayor"), (10, 0, "A talk by Inga Moe"),
        (10, 45, "Coffee"), (11, 0, "The gates must open, a debate"), (12, 0, "Lunch"), (13, 15, "A walk"),
    )
)  # fmt: skip
CHAPTERS = (
    "0:00 Intro\n0:31 Why the gates closed\n1:12 A walk\n3:40 Inga Moe speaks\n9:10 The vote\n12:30 Credits\n"
)
NIGHT = "".join(
    f"0:{minute} {what}\n"
    for minute, what in (
        (10, "Good evening."), (12, "The mayor is here. “We will win this,” she said."), (19, "Doors close."),
        (31, "“I never wanted a vote,” said Moe."), (44, "Counting begins."), (52, "“It is over,” said Moe."),
    )
)  # fmt: skip
BACKWARDS = "0:05 so\n0:03 we\n0:08 will\n0:01 not\n0:09 take\n0:02 questions\n"


@pytest.mark.parametrize("text", [AGENDA, CHAPTERS, NIGHT, BACKWARDS, BEHIND[: BEHIND.index("00:00:15")]])
def test_an_agenda_chapters_and_the_diary_of_a_night_are_no_recording(text: str) -> None:
    assert read(text.encode(), name="times.txt").reader != "captions"


def test_where_names_stand_behind_the_times_the_text_is_a_transcript() -> None:
    text = "".join(
        f"[0:0{at}] {who}: We have all seen it by now, have we not?\n\n"
        for at, who in enumerate(["ANN LEE", "BO RAY"] * 4)
    )
    document = read(text.encode(), name="talk.txt")
    assert document.reader == "transcript"
    assert [span.seconds for span in document.spans][:3] == [0.0, 1.0, 2.0]


def test_of_television_the_times_of_the_clock_stand_within_sentences() -> None:
    text = (
        "tv   Key Harbour Hearings\n\n11:59 am\nbut the absence of trust. >> whatever the ferrymen say\n12:00 pm\n"
        "there is a chance and they have done some things trying to\n12:01 pm\nkeep this from that, and we spoke of it.\n"
    )
    words, _, spans = _read(text)
    assert "they have done some things trying to keep this from that" in words
    assert [seconds for _, seconds in spans] == [0.0, 60.0, 120.0]


@pytest.mark.parametrize(
    "text",
    [
        "9:00 am\nThe doors open.\n9:01 am\nThe mayor speaks.\n9:02 am\nCounting begins.\n",
        "9:00 am\nso we begin\n10:30 am\nso we go on\n11:15 am\nso we end\n",
        "9:02 am\nso we begin\n9:01 am\nso we go on\n9:00 am\nso we end\n",
    ],
)
def test_times_of_the_clock_above_what_happened_then_are_a_diary(text: str) -> None:
    assert read(text.encode(), name="diary.txt").reader != "captions"
