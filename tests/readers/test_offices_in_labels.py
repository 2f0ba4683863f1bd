"""An office beside a name in a label is no part of the name, and alone it is whoever held it before."""

import pytest

from quotes.attribution.extraction import extract
from scrapers.offices import holders
from scrapers.registry import read
from scrapers.speech.labels import head_of, name_of


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("THE CHAIR, SENATOR IDA VOSS", "Senator Ida Voss"),
        ("The Chairman, Mr. Voss", "Mr. Voss"),
        ("CHAIR (SEN. VOSS)", "Sen. Voss"),
        ("The Chair of the Harbour Board, Ida Voss", "Ida Voss"),
        ("SENATOR IDA VOSS, CHAIR", "Senator Ida Voss"),
        ("IDA VOSS, CHAIR OF THE BOARD", "Ida Voss"),
        ("MADAM CHAIR VOSS", "Chair Voss"),
        ("THE CHAIR (PRESIDING OFFICER)", "The Chair"),
        ("MAYOR", "Mayor"),
        ("IDA VOSS, MARINE BIOLOGIST", "Ida Voss, Marine Biologist"),
        ("OTTO BREMM, JR.", "Otto Bremm, Jr."),
    ],
)
def test_a_label_with_an_office_and_a_name_names_the_person(label: str, name: str) -> None:
    assert name_of(label) == name


@pytest.mark.parametrize(
    ("labels", "last"),
    [
        (["MAYOR IDA VOSS", "MR. BREMM", "MAYOR"], "MAYOR IDA VOSS"),
        (["MAYOR IDA VOSS", "MR. BREMM", "THE MAYOR"], "MAYOR IDA VOSS"),
        (["THE CHAIRMAN, OTTO BREMM", "IDA VOSS", "THE CHAIR"], "OTTO BREMM"),
        (["MINISTER FOR ROADS (DEPUTY IDA VOSS)", "OTTO BREMM", "MINISTER FOR ROADS"], "DEPUTY IDA VOSS"),
        (["CHAIR (IDA VOSS)", "OTTO BREMM", "CHAIRWOMAN"], "IDA VOSS"),
        # Two mayors, a mayor who answers the mayor, and one of whom only the last name is known.
        (["MAYOR IDA VOSS", "MAYOR OTTO BREMM", "MS. RAY", "MAYOR"], None),
        (["PRESIDENT IDA VOSS", "THE PRESIDENT", "MR. RAY", "THE PRESIDENT"], None),
        (["MAYOR VOSS", "MR. BREMM", "MAYOR"], None),
        (["MR. BREMM", "MAYOR", "MR. BREMM", "MAYOR IDA VOSS"], None),
    ],
)
def test_an_office_alone_is_whoever_held_it_in_a_label_before(labels: list[str], last: str | None) -> None:
    assert holders(labels)[-1] == last


def test_two_people_of_one_last_name_are_told_apart_by_their_titles() -> None:
    text = (
        "MS. IDA VOSS: The lock will open in May, as we said.\n\nSENATOR OTTO VOSS: Who pays for the lock?\n\n"
        "MS. VOSS: We do, and for ten years.\n\nSENATOR VOSS: And who pays for it then?\n\n"
        "MR. VOSS: I came for my brother and not for the lock.\n"
    )
    document = read(text.encode(), name="hearing.txt")
    assert [span.speaker for span in document.spans] == [
        "Ms. Ida Voss", "Senator Otto Voss", "Ms. Ida Voss", "Senator Otto Voss", "Mr. Voss",
    ]  # fmt: skip


def test_a_chair_who_takes_turns_in_plain_text_is_the_person_named() -> None:
    text = (
        "The Chairman, Mr. Otto Bremm: We begin at nine.\n\nAda Finch: The town thanks you.\n\n"
        "The Chairman, Mr. Otto Bremm: It is late.\n\nAda Finch: Yes.\n"
    )
    assert [q.attribution.speaker for q in extract(text)] == ["Otto Bremm", "Ada Finch"] * 2


@pytest.mark.parametrize(
    "label",
    [
        "COUNCILLOR VOSS", "ALDERMAN VOSS", "SENATOR IDA VOSS", "DEPUTY MAYOR VOSS", "POLICE COMMISSIONER VOSS",
        "COUNCIL MEMBER VOSS", "CLLR. VOSS", "THE COURT", "THE DEPUTY CLERK", "COUNSEL", "MODERATOR", "DEFENSE ATTORNEY VOSS",
    ],
)  # fmt: skip
def test_two_turns_with_offices_are_a_transcript(label: str) -> None:
    text = f"{label}: The lock will open in May, whatever it costs.\n\nMAYOR RAY: And who will pay for it then?\n"
    document = read(text.encode(), name="hall.txt")
    assert (document.reader, len(document.spans)) == ("transcript", 2)
    assert [q.kind for q in extract(text)] == ["turn", "turn"]


@pytest.mark.parametrize(
    "head",
    [
        "MAYOR UNDER FIRE",
        "COUNCIL CHAIR QUITS",
        "THE COURT THAT NEVER SITS",
        "BREAKING NEWS",
        "MARKET REPORT",
    ],
)
def test_a_kicker_over_a_report_is_no_speaker(head: str) -> None:
    text = f"{head}: The lock at Elm Creek will not open in May, because nobody knows who is to pay for its gates.\n"
    assert read(text.encode(), name="hall.txt").reader == "text"
    assert extract(text) == []


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("SUPERINTENDENT DR. VOSS: If I may.", "SUPERINTENDENT DR. VOSS"),
        ("SEN. BARR. IDA VOSS (North): I rise.", "SEN. BARR. IDA VOSS (North)"),
        ("Senator Voss. Thank you for that.", "Senator Voss"),
    ],
)
def test_a_label_in_capitals_ends_at_its_colon(line: str, label: str) -> None:
    head = head_of(line, opens=True)
    assert head is not None
    assert head[0] == label
