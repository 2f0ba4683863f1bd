"""Transcripts and speeches: turns, speakers, stage directions, headers."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.registry import read
from scrapers.speech.labels import name_of, seconds_of
from scrapers.speech.turns import turns

MEETING = """Lower Ferry Council: Open Meeting
Date: 12 March 2024
Place: The old school

[The meeting opened at seven.]

MAYOR ANN LEE: Good evening. We have one item tonight, and it is the bridge.

It will stay open.

[Applause]

MR. RAY: For how long, may I ask? [A VOICE: For ever!] I mean it.

MAYOR LEE (reading): Until the ferry runs, as it says here.

Q    And who pays for the ferry?

MAYOR LEE: You do.

(The meeting closed.)

END 8:30 P.M.
"""


def read_text(text: str, name: str = "meeting.txt", format: str | None = None) -> Document:
    return read(text.encode(), name=name, format=format)


def said(document: Document) -> list[tuple[str | None, str]]:
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


def test_each_turn_is_a_span_with_its_speaker_and_without_its_label() -> None:
    document = read_text(MEETING)
    assert (document.reader, document.tier) == ("transcript", "primary")
    assert {span.kind for span in document.spans} == {"turn"}
    assert said(document) == [
        (
            "Mayor Ann Lee",
            "Good evening. We have one item tonight, and it is the bridge.\n\nIt will stay open.",
        ),
        ("Mr. Ray", "For how long, may I ask? [A VOICE: For ever!] I mean it."),
        ("Mayor Ann Lee", "Until the ferry runs, as it says here."),
        (None, "And who pays for the ferry?"),
        ("Mayor Ann Lee", "You do."),
    ]


def test_the_text_stays_the_file_and_the_header_is_read() -> None:
    document = read_text(MEETING)
    assert document.text == MEETING
    assert (document.title, document.published) == ("Lower Ferry Council: Open Meeting", "2024-03-12")
    assert [document.text[start:end] for start, end in document.furniture] == ["Date: 12 March 2024"]


def test_names_in_small_letters_are_labels_when_they_come_back() -> None:
    text = (
        "Ann Lee: I crossed the bridge on foot today.\n\nBo Ray: So did I, and I met no goat.\n\n"
        "Ann Lee: There was a goat, believe me.\n"
    )
    assert [speaker for speaker, _ in said(read_text(text))] == ["Ann Lee", "Bo Ray", "Ann Lee"]


def test_an_interview_with_questions_and_answers_has_turns_that_name_nobody() -> None:
    text = (
        "Q: Why did you build the bridge twice?\nA: Because it fell down the first time we did.\n"
        "Q: And the second time, what then?\nA: It did not.\n"
    )
    document = read_text(text)
    assert [speaker for speaker, _ in said(document)] == [None] * 4


def test_times_before_or_behind_a_name_become_seconds() -> None:
    text = (
        "[00:01:05] ANN LEE: The bridge is open again.\n\nBO RAY (1:02:03): I have seen it with my own eyes.\n\n"
        "00:05 ANN LEE: Then we agree for once.\n"
    )
    assert [span.seconds for span in read_text(text).spans] == [65.0, 3723.0, 5.0]


def test_one_speaker_with_an_office_is_enough() -> None:
    text = (
        "Remarks on the bridge\n\nTHE PRESIDENT: Thank you all for coming.\n\n" + "The bridge is open. " * 20
    )
    document = read_text(text)
    ((speaker, words),) = said(document)
    assert speaker == "The President"
    assert words.startswith("Thank you all")


def test_a_speech_is_one_turn_of_the_person_its_heading_names() -> None:
    text = (
        "Remarks of Deputy Mayor Bo Ray at the Opening of the Bridge\nLower Ferry\nMay 3, 2024\n\n"
        + "Friends, the bridge is open. We built it twice. " * 10
    )
    document = read_text(text)
    ((speaker, words),) = said(document)
    assert speaker == "Deputy Mayor Bo Ray"
    assert words.startswith("Friends, the bridge")


@pytest.mark.parametrize(
    "heading",
    [
        "Graduation speech by Warden Bo Ray, Ferry School",
        "Keynote Address by Warden Bo Ray",
        "Full text of the New Year's radio address by Warden Bo Ray",
    ],
)
def test_a_heading_may_say_what_kind_of_speech_it_was(heading: str) -> None:
    text = f"{heading}\nDate: 2024-05-03\n\n" + "Friends, the bridge is open. We built it twice. " * 10
    assert [speaker for speaker, _ in said(read_text(text))] == ["Warden Bo Ray"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: the bridge is shut.\n\nThe council met on Tuesday and talked for hours.\n\nUpdate: it is open.\n",
        "Adults: 12 pounds\nChildren: 6 pounds\nDogs: 1 pound\nAdults: 12 pounds\n",
        "WARNING: The bridge is shut for the whole of May, said the council, and the ferry sails every hour instead.\n",
        "He said one thing: the bridge is shut.\nShe said another: it is open.\nThey agreed on this: it rains.\n",
    ],
)
def test_a_text_with_a_few_colons_is_no_transcript(text: str) -> None:
    assert read_text(text).reader == "text"


def test_a_text_without_names_read_as_a_transcript_is_refused() -> None:
    with pytest.raises(NotADocument, match="--format text"):
        read_text("The council met on Tuesday.\n", format="transcript")


@pytest.mark.parametrize(
    "heading", ["Statement by the mayor stuns the town", "Statement by Ann Lee Stuns Town"]
)
def test_a_report_under_a_headline_about_a_statement_is_no_speech(heading: str) -> None:
    report = (
        "The mayor spoke on Tuesday. “We will not sell the bridge to anybody,” she said to loud applause.\n\n"
    )
    assert read_text(f"{heading}\n\n{report * 4}").reader == "text"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. EARNHAM", "Mr. Earnham"),
        ("MR. O'HARA (continuing)", "Mr. O'Hara"),
        ("SEN. BO McRAY [D-XX]", "Sen. Bo McRay"),
        ("THE CHAIR OF THE BOARD", "The Chair of The Board"),
        ("J. R. SMITH-JONES", "J. R. Smith-Jones"),
        ("Ann van der Lee", "Ann van der Lee"),
        ("Q", None),
        ("Answer", None),
    ],
)
def test_a_label_becomes_a_name_in_usual_capitals(label: str, name: str | None) -> None:
    assert name_of(label) == name


def test_the_number_of_a_question_is_no_part_of_who_asks_it() -> None:
    text = (
        "Q1 Chair: How many boats are left in this harbour today?\n\nDame Ada Finch: About nine of them.\n\n"
        "Q2 Bo Reed: Nine of the forty that you had?\n\nDame Ada Finch: Nine, I think.\n\nChair: Thank you both."
    )
    spans = read(text.encode(), name="evidence.txt", format="transcript").spans
    assert [span.speaker for span in spans] == [
        "Chair",
        "Dame Ada Finch",
        "Bo Reed",
        "Dame Ada Finch",
        "Chair",
    ]


def test_two_people_with_one_last_name_keep_their_labels() -> None:
    text = (
        "ANN LEE: I was here first, as you know.\n\nBO LEE: You were not, and you know it.\n\n"
        "MS. LEE: Children, please be quiet now.\n"
    )
    assert [speaker for speaker, _ in said(read_text(text))] == ["Ann Lee", "Bo Lee", "Ms. Lee"]


def test_a_time_is_read_in_seconds() -> None:
    assert (seconds_of("1:02:03.5"), seconds_of("02:03"), seconds_of(None)) == (3723.5, 123.0, None)


@given(st.text(alphabet="AB: .\n[](Q*>", max_size=300))
def test_turns_lie_in_order_inside_the_text_and_never_overlap(text: str) -> None:
    found = turns(text)
    edges = [at for turn in found for at in (turn.start, turn.end)]
    assert edges == sorted(edges)
    assert all(text[turn.start : turn.end].strip() for turn in found)


def test_the_saved_debates_and_speech_give_their_turns(shared: Path) -> None:
    for path in sorted((shared / "samples" / "debates").glob("*.said")):
        document = read(path.read_bytes(), name=path.name)
        labels = re.findall(r"^(?:[A-Z]\w* ){0,4}[A-Z]\w*: ", document.text, re.MULTILINE)
        assert len(document.spans) == len(labels) > 50
        assert all(span.speaker for span in document.spans)
    page = next((shared / "samples" / "transcripts").glob("*.html"))
    document = read(page.read_bytes(), name=page.name)
    assert (document.reader, document.tier, len(document.spans)) == ("transcript", "primary", 1)
    assert document.spans[0].speaker is not None
    assert document.spans[0].speaker.startswith("Vice President")


def test_a_date_below_several_headings_is_read() -> None:
    top = "Lower Ferry Council\nOfficial Report\nBridge Bill: Second Reading\nDate: 12 March 2024\n\n"
    document = read(f"{top}ANN LEE: It will stay open.\n\nBO RAY: For how long?\n".encode(), name="bill.said")
    assert document.published == "2024-03-12"


def test_a_date_below_a_sentence_above_the_turns_is_not_the_transcripts() -> None:
    top = "The council had met before.\nDate: 12 March 2024\n\n"
    document = read(f"{top}ANN LEE: It will stay open.\n\nBO RAY: For how long?\n".encode(), name="bill.said")
    assert document.published is None


def test_a_label_in_letters_without_capitals_begins_a_turn_of_its_own() -> None:
    more = "سلمى الهاشمي: العبارة ليست جاهزة بعد.\n\n王小明：桥不会关闭。\n\n"
    document = read_text(MEETING.replace("MAYOR LEE: You do.", f"{more}MAYOR LEE: You do."))
    turns_of = {words: name for name, words in said(document)}
    assert turns_of["العبارة ليست جاهزة بعد."] == "سلمى الهاشمي"
    assert turns_of["桥不会关闭。"] == "王小明"
    assert turns_of["And who pays for the ferry?"] is None


def test_labels_in_cyrillic_and_polish_capitals_are_labels() -> None:
    text = "ИВАНОВ: Мост не будет закрыт до начала работы парома.\n\nŻUK: Nikt mnie o to nie pytał, a szkoda.\n\n"
    document = read_text(text * 2)
    assert [name for name, _ in said(document)] == ["Иванов", "Żuk", "Иванов", "Żuk"]


@pytest.mark.parametrize(
    "text",
    ["وقال الوزير: إن الجسر مغلق منذ الأمس.\n\nوأضاف: لا نعرف متى يفتح الجسر.\n\nوأضاف: هذا كل ما عندي اليوم.\n",
     "他说：桥不会关闭，渡船开了再说。\n\n她说：我们从来没有答应过。\n\n他说：那就写在会议记录里。\n"],
)  # fmt: skip
def test_prose_in_letters_without_capitals_is_a_transcript_only_for_whoever_says_so(text: str) -> None:
    assert not read_text(text).spans
    assert len(read_text(text, format="transcript").spans) == 3


def test_an_office_is_whoever_its_first_label_names_in_brackets() -> None:
    text = (
        "THE CHAIR (DAME ROSA KRANTZ): Shall we begin, as the clock is slow?\n\nMR. RAY: Yes, we are all here.\n\n"
        "THE CHAIR: Then tell us of the sluice.\n\nMR. RAY (continuing): It was shut, as I said.\n\n"
        "THE CHAIR (MR. EMIL VANCE): I take over from here.\n\nTHE CHAIR: We rise now, and thank you all.\n"
    )
    (document,) = [read(text.encode(), name="inquiry.txt")]
    assert [span.speaker for span in document.spans] == [
        "Dame Rosa Krantz", "Mr. Ray", "Dame Rosa Krantz", "Mr. Ray", "Mr. Emil Vance", "Mr. Emil Vance",
    ]  # fmt: skip


def test_a_turn_in_bold_ends_without_the_marks() -> None:
    text = (
        "**Bo Krantz: Is it lonely up there?**\n\n**Ida Rowan:** It is not, since the bells talk.\n\n"
        "**Bo Krantz: And what do they say?**\n\n**Ida Rowan:** They say **noon** far too often.\n"
    )
    document = read(text.encode(), name="talk.md", format="transcript")
    assert [document.text[span.start : span.end] for span in document.spans] == [
        "Is it lonely up there?", "It is not, since the bells talk.", "And what do they say?",
        "They say **noon** far too often.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("DEPOSITION OF RUFUS KRANTZ", "Rufus Krantz"),
        ("Videotaped deposition of Dr. Ada van der Meer", "Dr. Ada van der Meer"),
        ("Interview with Bo Ray", "Bo Ray"),
        ("Deposition of the keepers", None),
        ("Evidence of bad faith", None),
        ("The case of Bo Ray", None),
    ],
)
def test_the_answers_of_a_deposition_are_whose_its_title_names(title: str, name: str | None) -> None:
    text = (
        f"{title}\nDate: 2018-11-02\n\nQ. Did you test the brakes that day?\nA. I tested nine of them, counselor.\n"
        "Q. And what of the others?\nA. Nobody asked me to test those.\n"
    )
    document = read(text.encode(), name="record.txt", format="transcript")
    assert [span.speaker for span in document.spans] == [None, name, None, name]


def test_a_question_has_a_turn_of_its_own_behind_a_bare_q() -> None:
    document = read_text(
        "MS. HALM: Good afternoon. The mayor has been very clear about the ferry.\n\n"
        "Q Bea, is he going to sell it?\n\n"
        "MS. HALM: The mayor has no plans to do that at this time.\n"
    )
    assert [speaker for speaker, _ in said(document)] == ["Ms. Halm", None, "Ms. Halm"]


def test_who_is_named_in_brackets_behind_an_office_speaks_under_it_from_there_on() -> None:
    document = read_text(
        "The Prime Minister (Mr. Bo Ray): I have to tell the House that the talks failed at four.\n\n"
        "Ada Toll (Bury North) (Lab): Will he now resign?\n\n"
        "The Prime Minister: I will not resign, and I will not call an election.\n\n"
        "Sir Desmond Hale (Thirsk) (Con): May I ask whether the fleet will sail?\n"
    )
    speakers = [speaker for speaker, _ in said(document)]
    assert (len(speakers), speakers[0]) == (4, speakers[2])


def test_people_known_by_one_name_who_talk_in_turns_are_speakers_and_a_list_of_good_and_bad_is_none() -> None:
    talk = (
        "Dev: So you walked out of the second-largest bank in the country to sell soup?",
        "Mirelle: I walked out to sell soup, and I have never been sorry for it.",
        "Dev: And what does the bank think of that?",
        "Mirelle: They turned me down for the loan, and I framed the letter.",
    )
    document = read("\n\n".join(talk).encode(), name="talk.txt")
    assert [span.speaker for span in document.spans] == ["Dev", "Mirelle", "Dev", "Mirelle"]
    kinds = ("Pros: The camera is quick in the dark.", "Cons: The strap is short and it chafes.")
    document = read("\n\n".join(kinds * 2).encode(), name="list.txt")
    assert not document.spans


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Harbour board, 3 May 2011", "2011-05-03"),
        ("Remarks at the tram depot, Elmwood, N.Y., June 18, 1873", "1873-06-18"),
        ("Hearing on the weir (4 July 1901)", "1901-07-04"),
        ("The weir since 3 May 2011", None),
        ("3 May 2011, and what came of it", None),
    ],
)
def test_the_day_at_the_end_of_a_heading_is_that_of_the_event(top: str, day: str | None) -> None:
    turns_ = "MR. LEE: I rise.\n\nMS. RAY: So do I.\n\nMR. LEE: Then we both stand.\n"
    found = read(f"{top}\n\n{turns_}".encode(), name="a.txt", format="transcript")
    assert (found.published, found.title) == (day, top)
