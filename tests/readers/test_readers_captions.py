"""Captions: times, speakers, rolling cues, damaged files."""

import re
from pathlib import Path

import pytest

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.registry import read
from scrapers.speech.cues import cues

VOICED = """WEBVTT - Lower Ferry council, 12 March 2024
Language: en

STYLE
::cue { color: papayawhip; }

NOTE
Words that nobody said.

intro
00:00:01.000 --> 00:00:03.000 align:start
<v Ann Lee>Good evening. The bridge

00:00:03.000 --> 00:00:05.500
<v Ann Lee>will stay <i>open</i> &amp; dry.

00:00:05.600 --> 00:00:06.000
[Applause]

00:00:06.100 --> 00:00:07.000
<v Ann Lee>I mean it.

00:00:07.200 --> 00:00:09.000
<v.loud Bo Ray>For how long?
"""


def read_vtt(text: str, name: str = "a.vtt") -> Document:
    return read(text.encode(), name=name)


def spans(document: Document, kind: str) -> list[tuple[str | None, float | None, str]]:
    return [
        (span.speaker, span.seconds, document.text[span.start : span.end])
        for span in document.spans
        if span.kind == kind
    ]


def test_cues_run_together_and_each_keeps_its_second() -> None:
    document = read_vtt(VOICED)
    assert (
        document.text
        == "Good evening. The bridge will stay open & dry. [Applause] I mean it.\n\nFor how long?"
    )
    assert spans(document, "caption") == [
        ("Ann Lee", 1.0, "Good evening. The bridge"),
        ("Ann Lee", 3.0, "will stay open & dry."),
        (None, 5.6, "[Applause]"),
        ("Ann Lee", 6.1, "I mean it."),
        ("Bo Ray", 7.2, "For how long?"),
    ]


def test_the_words_of_one_named_speaker_in_a_row_are_a_turn() -> None:
    assert spans(read_vtt(VOICED), "turn") == [
        ("Ann Lee", 1.0, "Good evening. The bridge will stay open & dry. [Applause] I mean it."),
        ("Bo Ray", 7.2, "For how long?"),
    ]


def test_the_title_the_date_and_the_language_are_read_from_the_top() -> None:
    document = read_vtt(VOICED)
    assert (document.title, document.published) == ("Lower Ferry council, 12 March 2024", "2024-03-12")
    assert (document.language, document.tier, document.media_type) == ("en", "primary", "text/vtt")


def test_a_small_figure_is_no_day_and_no_year() -> None:
    """A figure such as "²" is a digit to Python, and no number."""
    assert read_vtt(VOICED.replace("12 March", "\u00b2 March")).published is None
    assert read_vtt(VOICED.replace("2024", "\u2464\u2463\u2462\u2461")).published is None


def test_srt_with_hours_commas_and_numbers_is_read() -> None:
    text = (
        "1\n00:00:01,500 --> 00:00:02,000\nANN LEE: The bridge\nis open.\n\n"
        "2\n01:00:03,000 --> 01:00:04,000\n>> BO RAY: So it is.\n"
    )
    document = read(text.encode(), name="a.srt")
    assert spans(document, "caption") == [
        ("Ann Lee", 1.5, "The bridge is open."),
        ("Bo Ray", 3603.0, "So it is."),
    ]


def test_rolling_automatic_captions_are_taken_once() -> None:
    text = (
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000 align:start\nthe<00:00:01.500><c> bridge</c><00:00:02.000><c> is</c>\n\n"
        "00:00:03.000 --> 00:00:03.010\nthe bridge is\n\n"
        "00:00:03.010 --> 00:00:05.000\nthe bridge is\nopen<00:00:03.500><c> again</c>\n\n"
        "00:00:05.000 --> 00:00:05.010\nopen again\n\n"
        "00:00:05.010 --> 00:00:07.000\nopen again\nand<00:00:06.000><c> dry</c>\n"
    )
    document = read_vtt(text)
    assert document.text == "the bridge is open again and dry"
    assert [second for _, second, _ in spans(document, "caption")] == [1.0, 3.01, 5.01]


def test_a_line_that_grows_while_it_is_spoken_is_taken_when_whole() -> None:
    text = "WEBVTT\n\n" + "".join(
        f"00:00:0{n}.000 --> 00:00:0{n + 1}.000\n{words}<00:00:0{n}.500>\n\n"
        for n, words in enumerate(["the", "the bridge", "the bridge is", "the bridge is open"], start=1)
    )
    assert read_vtt(text).text == "the bridge is open"


def test_words_said_twice_by_people_stay_twice() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n\n"
        "00:04.000 --> 00:05.000\nYes.\n\n00:06.000 --> 00:07.000\nMaybe.\n"
    )
    assert read_vtt(text).text == "No. No. Yes. Maybe."


def test_dashes_and_arrows_begin_a_new_speaker_without_a_name() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n- Is it open?\n- It is.\n\n00:02.000 --> 00:03.000\n>> Good.\n"
    document = read_vtt(text)
    assert document.text == "Is it open?\n\nIt is.\n\nGood."
    assert spans(document, "turn") == []


SHOWN_ONCE = """1
00:00:01,000 --> 00:00:04,000
ANN LEE: We are not against the port.

2
00:00:04,100 --> 00:00:05,000
[Applause]

3
00:00:05,100 --> 00:00:08,000
We are against a minister who cannot count.
"""


def test_what_follows_a_label_is_the_same_speakers() -> None:
    words = "We are not against the port. [Applause] We are against a minister who cannot count."
    assert spans(read_vtt(SHOWN_ONCE, "a.srt"), "turn") == [("Ann Lee", 1.0, words)]


@pytest.mark.parametrize(
    "other",
    [
        SHOWN_ONCE.replace("We are against", "- We are against"),
        SHOWN_ONCE.replace("We are against", ">> We are against"),
        SHOWN_ONCE.replace("00:00:05,100", "00:00:09,100").replace("00:00:08,000", "00:00:12,000"),
    ],
)
def test_a_mark_for_a_new_speaker_or_a_pause_ends_what_a_label_names(other: str) -> None:
    document = read_vtt(other, "a.srt")
    assert spans(document, "turn") == [("Ann Lee", 1.0, "We are not against the port.")]


def test_a_long_pause_begins_a_paragraph() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nIt is open.\n\n00:09.000 --> 00:10.000\nIt is shut.\n"
    assert read_vtt(text).text == "It is open.\n\nIt is shut."


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\nno times here\n",
        "WEBVTT",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<c></c>\n",
        "1\n00:00:01,000 --> 00:00:02,000\n\n",
    ],
)
def test_a_file_without_a_single_cue_is_refused(text: str) -> None:
    with pytest.raises(NotADocument, match="no cue"):
        read(text.encode(), name="a.vtt")


def test_overlapping_unnumbered_and_broken_cues_give_what_they_have() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:09,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.\n\n3\nno time\n\n"
        "4\n00:00:99,000 --> bad\nlost\n\n5\n00:00:05.0 --> 00:00:06.0\nFive."
    )
    assert [cue.text for cue in cues(text)] == ["One.", "Two.", "Five."]


def test_the_saved_caption_files_lose_no_word(shared: Path) -> None:
    for path in sorted((shared / "samples" / "captions").iterdir()):
        document = read(path.read_bytes(), name=path.name)
        assert document.spans
        assert all(span.seconds is not None for span in document.spans)
        assert not re.search(r"<[^>]*>|-->", document.text)
    for path in sorted((shared / "samples" / "debates").glob("*.vtt")):
        spoken = read(path.read_bytes(), name=path.name).text.lower().split()
        printed = read(path.with_suffix(".said").read_bytes(), name="a.said").text.lower().split()
        assert abs(len(spoken) - len(printed)) < 0.06 * len(printed)
