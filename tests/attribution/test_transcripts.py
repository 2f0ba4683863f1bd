"""Labels at the head of lines make a transcript, a stray colon does not."""

import pytest

from quotes.attribution.extraction import extract
from scrapers.registry import read


def test_labels_in_capitals_are_turns() -> None:
    text = "ADA FINCH: It held.\n\nOTTO KRANTZ: It did not.\n\nADA FINCH: I was there."
    told = extract(text)
    assert [(q.kind, q.attribution.speaker, q.attribution.confidence) for q in told] == [
        ("turn", "Ada Finch", "certain"),
        ("turn", "Otto Krantz", "certain"),
        ("turn", "Ada Finch", "certain"),
    ]
    assert [q.text for q in told] == ["It held.", "It did not.", "I was there."]


def test_a_last_name_as_label_finds_the_full_name() -> None:
    text = "Ada Finch and Otto Krantz met.\n\nFINCH: It held.\n\nKRANTZ: No.\n\nFINCH: Yes."
    assert [q.attribution.speaker for q in extract(text)] == ["Ada Finch", "Otto Krantz", "Ada Finch"]


def test_questions_are_nobodys_and_answers_are_the_guests() -> None:
    text = (
        "We met the potter Ada Finch.\n\nQ: Did it hold?\n\nA: All night.\n\nQ: And then?\n\nA: It cracked."
    )
    assert [q.attribution.speaker for q in extract(text)] == [None, "Ada Finch", None, "Ada Finch"]


def test_answers_are_of_whom_the_title_names_and_not_of_whom_it_speaks_more() -> None:
    text = (
        "Interview: Ada Finch\nOtto Krantz fired the kiln, and Otto Krantz fired it twice.\n\nQ: Did it hold?\n\n"
        "A: All night.\n\n"
        "Q: And then?\n\nA: It cracked."
    )
    assert [q.attribution.speaker for q in extract(text)] == [None, "Ada Finch", None, "Ada Finch"]


def test_two_labelled_lines_are_no_transcript() -> None:
    assert extract("Ada Finch: potter\n\nOtto Krantz: smith") == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("ADA FINCH: It held.\n\nOTTO KRANTZ: It did not.", ["Ada Finch", "Otto Krantz"]),
        ("Ada Finch came.\n\nQ: Did it hold?\n\nA: All night.", [None, "Ada Finch"]),
        (
            "ADA FINCH: It held.\n\nOTTO KRANTZ: It did not.\n\nFINCH: It did.",
            ["Ada Finch", "Otto Krantz", "Ada Finch"],
        ),
        ("MP: It held.\n\nMP: It did not.", ["MP", "MP"]),
        ("DIRECTOR: Ada Finch\n\nPRESENTER: Otto Krantz", []),
        ("PLACE OF ISSUE: Elm Creek.\n\nOTTO KRANTZ: It did not.", []),
    ],
)
def test_two_labels_that_can_only_be_speakers_are_enough(text: str, speakers: list[str | None]) -> None:
    assert [q.attribution.speaker for q in extract(text)] == speakers


def test_notes_and_times_are_no_speakers() -> None:
    assert extract("Note: bring coal.\n\nNote: bring wood.\n\nNote: bring clay.") == []


def test_marked_words_behind_a_label_are_read_as_quotations() -> None:
    text = "Ada Finch: “It held.”\n\nOtto Krantz: “No.”\n\nAda Finch: “It did hold.”"
    assert {q.kind for q in extract(text)} == {"direct"}


def test_a_title_that_begins_like_a_label_is_no_turn_and_the_answers_are_the_guests() -> None:
    text = (
        "Q&A: Sculptor Mara Lund on wood\n\nMara Lund spoke to us in her yard.\n\n"
        "Q: Why oak?\n\nA: It forgives nothing.\n\nQ: And elm?\n\nA: There is none left.\n"
    )
    found = [(q.text, q.attribution.speaker, q.attribution.confidence) for q in extract(text)]
    assert found == [
        ("Why oak?", None, "none"),
        ("It forgives nothing.", "Mara Lund", "likely"),
        ("And elm?", None, "none"),
        ("There is none left.", "Mara Lund", "likely"),
    ]


def test_a_paper_takes_turns_with_its_guest() -> None:
    text = "The Ledger: Why run?\n\nAda Finch: I read it.\n\nThe Ledger: And now?\n\nAda Finch: Now I know."
    assert [q.attribution.speaker for q in extract(text)] == ["The Ledger", "Ada Finch"] * 2


def test_a_label_may_say_in_brackets_who_pays_the_speaker() -> None:
    text = "ADA HOLT (Channel 6): Well?\n\nOTTO PIKE: No.\n\nADA HOLT (Channel 6): That was all."
    assert [q.attribution.speaker for q in extract(text)] == ["Ada Holt", "Otto Pike", "Ada Holt"]


@pytest.mark.parametrize(
    "head", ["MINUTES OF THE MEETING", "Minutes of the Meeting", "Minutes of the meeting"]
)
def test_what_heads_a_note_is_no_speaker(head: str) -> None:
    text = f"{head}: All came.\n\nADA FINCH: It held.\n\n{head}: Some left.\n\nADA FINCH: It did.\n\nOTTO PIKE: No."
    assert {q.attribution.speaker for q in extract(text)} == {"Ada Finch", "Otto Pike"}
    (note,) = extract(f"{head}: “We will close the ferry in March, and nobody will be told.”")
    assert note.attribution.speakers == ()
    document = read(text.encode(), name="hall.txt", format="transcript")
    assert {span.speaker for span in document.spans} == {"Ada Finch", "Otto Pike"}
