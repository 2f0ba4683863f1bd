"""Whose words they are, through the command line: aliases, initials, items, offices, families, other letters and sources."""

import json
from typing import Any

import pytest

from quotes import verify
from tests.conftest import Program

PEOPLE = [
    {
        "name": "Ansel Theodore Quill",
        "aliases": ["Ansel T. Quill", "A. T. Quill", "Quill the Elder", "Ансел Квилл"],
        "qid": "Q900001",
        "roles": [{"role": "mayor", "start": "1991-01-01", "end": "1999-12-31"}],
    },
    {
        "name": "Ansel Walter Quill",
        "aliases": ["Ansel W. Quill"],
        "qid": "Q900002",
        "roles": [{"role": "mayor", "start": "2003-01-01", "end": "2011-12-31"}],
    },
    {"name": "Oleksiy Zabrodskyi", "aliases": ["Oleksiy Zabrodsky"], "qid": "Q900003"},
]
ELDER = "The quay was paid for by the people who had the least, and it will be theirs when I am gone."
YOUNGER = "Every boat that leaves this harbour takes a family's winter with it, and some do not come home."
GENERAL = "The bridges were mined before the first shell fell, and the engineers asked nobody for leave."
ROWS = [
    {"text": ELDER, "speaker": "Ansel T. Quill", "published": "1994-05-02", "tier": "primary", "title": "Harbour speech",
     "url": "https://quay.example/1994", "document": "a", "kind": "source"},
    {"text": YOUNGER, "speaker": "Ansel W. Quill", "published": "2006-03-09", "tier": "primary", "title": "Winter speech",
     "url": "https://quay.example/2006", "document": "b", "kind": "source"},
    {"text": GENERAL, "speaker": "Oleksiy Zabrodskiy", "published": "2022-03-01", "tier": "secondary", "title": "Report",
     "url": "https://wire.example/1", "document": "c", "kind": "quote"},
    {"text": "Nobody remembers who first painted the bell tower blue, nor why.", "published": "1989-01-01",
     "tier": "secondary", "title": "Almanac", "url": "https://wire.example/2", "document": "d", "kind": "quote"},
]  # fmt: skip


@pytest.fixture
def town(quotes_in: Program) -> Program:
    folder = quotes_in.folder
    (folder / "people.jsonl").write_text("".join(json.dumps(p) + "\n" for p in PEOPLE), encoding="utf-8")
    (folder / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in ROWS), encoding="utf-8")
    assert quotes_in("import", "rows.jsonl").code == 0
    assert quotes_in("speakers", "import", "people.jsonl").code == 0
    return quotes_in


def asked(town: Program, words: str, *more: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(town("verify", words, "--json", *more).out)
    return answer


@pytest.mark.parametrize(
    "name",
    [
        "Ansel T. Quill",
        "Ansel Theodore Quill",
        "A. T. Quill",
        "Quill the Elder",
        "Mayor Quill",
        "Q900001",
        "Ансел Квилл",
    ],
)
def test_every_name_of_the_speaker_is_the_speaker(town: Program, name: str) -> None:
    assert asked(town, ELDER, "--speaker", name)["attribution"] == "confirmed"


@pytest.mark.parametrize(
    "name", ["Ansel W. Quill", "Q900002", "Q7", "Walter Quill", "Mira Quill", "Анна Ковач"]
)
def test_a_member_of_the_family_or_a_stranger_is_somebody_else(town: Program, name: str) -> None:
    answer = asked(town, ELDER, "--speaker", name)
    assert answer["attribution"] == "different_speaker"
    assert answer["speakers"] == ["Ansel T. Quill"]


@pytest.mark.parametrize(
    ("words", "day", "verdict"),
    [
        (ELDER, "1994-05-02", "likely"),
        (ELDER, "2006-03-09", "different_speaker"),
        (YOUNGER, "2006-03-09", "likely"),
        (YOUNGER, None, "likely"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_day(
    town: Program, words: str, day: str | None, verdict: str
) -> None:
    more = ("--said-on", day) if day else ()
    answer = asked(town, words, "--speaker", "the mayor", *more)
    assert answer["attribution"] == verdict
    if verdict == "likely":
        assert "office_at_date" in answer["rules"]


@pytest.mark.parametrize("name", ["Oleksiy Zabrodsky", "Zabrodskyi", "General Zabrodsky"])
def test_a_name_in_other_letters_is_probably_the_same(town: Program, name: str) -> None:
    assert asked(town, GENERAL, "--speaker", name)["attribution"] == "likely"


def test_words_without_a_credit_are_unattributed(town: Program) -> None:
    assert asked(town, str(ROWS[3]["text"]), "--speaker", "Ansel W. Quill")["attribution"] == "unattributed"


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("https://quay.example/1994", "same"),
        ("http://www.quay.example/1994/", "same"),
        ("Harbour speech", "same"),
        ("https://quay.example/2006", "other"),
        (None, "not_claimed"),
    ],
)
def test_right_words_in_the_wrong_source_have_their_own_answer(
    town: Program, source: str | None, answer: str
) -> None:
    more = ("--source", source) if source else ()
    found = asked(town, ELDER, "--speaker", "Ansel T. Quill", *more)
    assert (found["source"], found["attribution"], found["wording"]) == (answer, "confirmed", "exact")


def test_not_found_says_how_many_sources_of_which_kinds_languages_and_years_were_searched(
    town: Program,
) -> None:
    found = asked(town, "Purple elephants were dancing on the roof of the customs house.")
    searched = found["searched"]
    assert isinstance(searched, dict)
    assert found["wording"] == "not_found"
    assert (searched["sources"], searched["primary"], searched["secondary"]) == (4, 2, 2)
    assert (str(searched["first"])[:4], str(searched["last"])[:4]) == ("1989", "2022")
    assert "languages" in searched
    assert "never said" in str(found["summary"])


def test_a_surname_that_two_on_record_bear_is_likely_at_most_and_says_whom_it_can_mean(town: Program) -> None:
    answer = asked(town, YOUNGER, "--speaker", "Mr. Quill")
    assert answer["attribution"] == "likely"
    assert "surname_of_several" in str(answer["rules"])
    assert "Mr. Quill can be Ansel Theodore Quill or Ansel Walter Quill; name the one that is meant." in str(
        answer["findings"]
    )
    assert asked(town, YOUNGER, "--speaker", "Ansel W. Quill")["attribution"] == "confirmed"


QUESTIONED = """THE CHAIR: Did you see the ledger before the boat was sold?

MR. OTTO KRANTZ: I did not see the ledger before the boat was sold, and I was never shown it afterwards.

THE CHAIR: Should you have asked, or could you have asked?

MR. KRANTZ: Could have asked. I grant that.
"""


def test_of_question_and_answer_the_claimed_speakers_is_read() -> None:
    verdict = verify("see the ledger before the boat was sold", speaker="Otto Krantz", against=QUESTIONED)
    assert (verdict.wording, verdict.attribution) == ("meaning_changed", "confirmed")


def test_a_question_with_an_answer_that_ends_alike_is_no_false_start() -> None:
    words = "Should you have asked, or could you have asked? Could you have asked."
    assert verify(words, speaker="Otto Krantz", against=QUESTIONED).wording not in (
        "minor",
        "exact",
        "excerpt",
    )


MOTION = """MS. ROWAN: We shall dredge the harbour mouth by spring, wind and weather permitting.

MR. KRANTZ: Wind and weather permitting.

MS. ROWAN: I never said that it would be done by Easter, whatever the paper prints.

MR. KRANTZ: It would be done by Easter.
"""


def test_a_whole_remark_of_another_is_the_claimed_speakers_who_said_it_too() -> None:
    verdict = verify("wind and weather permitting", speaker="Ms. Rowan", against=MOTION)
    assert (verdict.wording, verdict.attribution) == ("excerpt", "confirmed")
    assert verify("wind and weather permitting", speaker="Mr. Krantz", against=MOTION).wording == "exact"
    denied = verify("It would be done by Easter", speaker="Ms. Rowan", against=MOTION)
    assert denied.attribution == "different_speaker"
