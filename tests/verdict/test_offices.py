"""An office claimed in place of a name is whoever the record itself calls so, and nobody where it does not say."""

import json

import pytest

from quotes import verify
from quotes.verdict.offices import called, read
from tests.conftest import Program

HEARING = """Harbour hearing
Date: 2019-05-06

MAYOR ROSA QUILL: The dredger was paid for before anybody asked whether it would float on a low tide.

HARBOURMASTER OSKAR BREMM: I measured the basin with a broom handle, since the instruments were on the dredger.

MAYOR QUILL: The broom will be entered in the minutes as a precision instrument.
"""
DREDGER = "The dredger was paid for before anybody asked whether it would float on a low tide."
BROOM = "I measured the basin with a broom handle, since the instruments were on the dredger."


@pytest.mark.parametrize(
    ("claimed", "name", "fits"),
    [
        ("the mayor", "Mayor Rosa Quill", True),
        ("Mayor", "Rosa Quill, mayor of Saltby", True),
        ("the mayor of Saltby", "Rosa Quill, mayor of Saltby", True),
        ("the mayor of Wickport", "Rosa Quill, mayor of Saltby", False),
        ("the senator", "Sen. Rosa Quill", True),
        ("the president", "Vice President Quill", False),
        ("the vice president", "Vice President Quill", True),
        ("the mayor", "Deputy Mayor Rosa Quill", False),
        ("the deputy mayor", "Mayor Rosa Quill", False),
        ("the mayor", "Rosa Quill", False),
        ("the mayor", "the mayor", True),
        ("the harbourmaster", "Harbourmaster Oskar Bremm", True),
        ("the harbourmaster", "Oskar Bremm, harbourmaster of Saltby", True),
        ("the comptroller of the mint", "Ida Fenn, comptroller of the mint", True),
        ("the comptroller of the mint", "Ida Fenn, comptroller of the fleet", False),
        ("the harbourmaster", "Oskar Bremm", False),
    ],
)
def test_a_name_has_the_office_before_or_behind_it(claimed: str, name: str, fits: bool) -> None:
    office = read(claimed)
    assert office is not None
    assert bool(called(office, [name])) is fits


@pytest.mark.parametrize(
    "claimed",
    [
        "Rosa Quill",
        "Mr. Baker",
        "Ada Baker",
        "President Baker",
        "The Lamplit Woman",
        "",
        None,
        "the",
        "the ministry",
        "rosa quill",
    ],
)
def test_a_name_is_no_office(claimed: str | None) -> None:
    assert read(claimed) is None


@pytest.fixture
def harbour(quotes_in: Program) -> Program:
    (quotes_in.folder / "hearing.txt").write_text(HEARING, encoding="utf-8")
    assert quotes_in("add", "hearing.txt").code == 0
    return quotes_in


@pytest.mark.parametrize(
    ("words", "claimed", "verdict", "rule", "code"),
    [
        (DREDGER, "the mayor", "likely", "office_on_record", 0),
        (BROOM, "the mayor", "different_speaker", "office_of_another", 1),
        (DREDGER, "Mayor of Wickport", "not_claimed", "office_open", 0),
        (DREDGER, "the treasurer", "not_claimed", "office_open", 0),
        (DREDGER, "the harbourmaster", "different_speaker", "office_of_another", 1),
        (DREDGER, "the comptroller of the mint", "not_claimed", "office_open", 0),
        (DREDGER, "Baker", "different_speaker", "primary_source", 1),
    ],
)
def test_the_record_says_whose_office_it_is_or_nobody_is_accused(
    harbour: Program, words: str, claimed: str, verdict: str, rule: str, code: int
) -> None:
    answer = harbour("verify", words, "--speaker", claimed, "--json")
    told = json.loads(answer.out)
    assert (told["attribution"], answer.code) == (verdict, code)
    assert rule in told["rules"]
    noted = [finding["note"] for finding in told["findings"] if finding["kind"] == "office"]
    assert (rule != "primary_source") is bool(noted)


def test_an_office_of_no_list_is_likely_whoever_the_record_calls_so(harbour: Program) -> None:
    answer = harbour("verify", BROOM, "--speaker", "the harbourmaster", "--json")
    assert json.loads(answer.out)["attribution"] == "likely"


def test_the_summary_names_whom_the_record_names(harbour: Program) -> None:
    told = json.loads(harbour("verify", DREDGER, "--speaker", "the mayor", "--json").out)
    assert "probably credits Rosa Quill" in told["summary"]
    told = json.loads(harbour("verify", DREDGER, "--speaker", "Mayor R. Quill", "--json").out)
    assert "credits Rosa Quill" in told["summary"]


@pytest.mark.parametrize(("of", "verdict"), [("Saltby", "likely"), ("Wickport", "not_claimed")])
def test_a_mayor_in_a_source_with_the_town_in_its_title_is_the_mayor_of_the_town(
    quotes_in: Program, of: str, verdict: str
) -> None:
    hearing = quotes_in.write("hearing.txt", HEARING.replace("Harbour", "Saltby Harbour", 1))
    assert quotes_in("add", hearing).code == 0
    told = json.loads(quotes_in("verify", DREDGER, "--speaker", f"Mayor of {of}", "--json").out)
    assert told["attribution"] == verdict


def test_an_office_without_an_article_is_told_with_one(harbour: Program) -> None:
    told = json.loads(harbour("verify", DREDGER, "--speaker", "Mayor of Wickport", "--json").out)
    assert "The record does not say who is meant by the Mayor of Wickport." in told["summary"]


REPORT = """Storm over Saltby

“The ferry will not sail before the mast is mended,” the mayor said on Monday evening at the quay.

“Nobody has asked the goats,” the ministry said in a note that it sent to every paper of the coast.

“We want our bell back, and the rope with it,” the crowd answered.
"""
FERRY = "The ferry will not sail before the mast is mended"


@pytest.fixture
def report(quotes_in: Program) -> Program:
    (quotes_in.folder / "report.txt").write_text(REPORT, encoding="utf-8")
    assert quotes_in("add", "report.txt").code == 0
    return quotes_in


def test_a_record_that_names_an_office_and_nobody_does_not_contradict_a_name(report: Program) -> None:
    answer = report("verify", FERRY, "--speaker", "Rosa Quill", "--json")
    told = json.loads(answer.out)
    assert (told["attribution"], answer.code) == ("unattributed", 0)
    assert "office_unnamed" in told["rules"]
    assert "and does not say who that was." in told["summary"]
    for body in ("Nobody has asked the goats", "We want our bell back, and the rope with it"):
        told = json.loads(report("verify", body, "--speaker", "Rosa Quill", "--json").out)
        assert (told["wording"], told["attribution"]) == ("exact", "different_speaker")


def test_a_label_beside_the_claimed_name_in_a_transcript_is_somebody_else(quotes_in: Program) -> None:
    lines = HEARING.replace("HARBOURMASTER OSKAR BREMM", "CLERK")
    (quotes_in.folder / "hearing.txt").write_text(lines, encoding="utf-8")
    assert quotes_in("add", "hearing.txt").code == 0
    there = json.loads(quotes_in("verify", BROOM, "--speaker", "Rosa Quill", "--json").out)
    assert there["attribution"] == "different_speaker"
    elsewhere = json.loads(quotes_in("verify", BROOM, "--speaker", "Oskar Bremm", "--json").out)
    assert elsewhere["attribution"] == "unattributed"


def listed(program: Program, role: str) -> None:
    person = {"name": "Ansel Tarn", "roles": [{"role": role, "start": "2015-01-01", "end": "2022-12-31"}]}
    other = {
        "name": "Rosa Quill",
        "roles": [{"role": "mayor of Saltby", "start": "1980-01-01", "end": "1981-01-01"}],
    }
    program.write("people.jsonl", f"{json.dumps(person)}\n{json.dumps(other)}\n")
    assert program("speakers", "import", "people.jsonl").code == 0


@pytest.mark.parametrize(
    ("role", "claimed", "verdict"),
    [
        ("mayor of Wickport", "the mayor", "likely"),
        ("mayor", "the mayor", "likely"),
        ("mayor of Wickport", "the mayor of Wickport", "different_speaker"),
        ("mayor of Wickport", "the mayor of Saltby", "not_claimed"),
    ],
)
def test_a_term_counts_for_the_office_of_its_own_place(
    harbour: Program, role: str, claimed: str, verdict: str
) -> None:
    listed(harbour, role)
    asked = ("verify", DREDGER, "--speaker", claimed, "--said-on", "2019-05-06", "--json")
    assert json.loads(harbour(*asked).out)["attribution"] == verdict


@pytest.mark.parametrize(
    ("claimed", "verdict"),
    [
        ("Mayor Quill", "confirmed"),
        ("Mayor Rosa Quill", "confirmed"),
        ("Mayor Tarn", "different_speaker"),
        ("Mayor Ansel Tarn", "different_speaker"),
        ("Mayor Nobody", "different_speaker"),
        ("Mayor Zander Bloom of Saltby", "different_speaker"),
        ("the mayor", "likely"),
    ],
)
def test_a_name_behind_an_office_has_to_be_the_name_of_its_holder(
    harbour: Program, claimed: str, verdict: str
) -> None:
    people = [
        {"name": "Rosa Quill", "roles": [{"role": "mayor", "place": "Saltby", "start": "2018-01-01"}]},
        {"name": "Ansel Tarn", "roles": [{"role": "mayor", "place": "Saltby", "end": "2017-12-31"}]},
    ]
    harbour.write("people.jsonl", "\n".join(map(json.dumps, people)))
    assert harbour("speakers", "import", "people.jsonl").code == 0
    assert (
        json.loads(harbour("verify", DREDGER, "--speaker", claimed, "--json").out)["attribution"] == verdict
    )


def test_a_term_tells_whom_a_record_means_by_an_office(quotes_in: Program) -> None:
    rows = {
        "text": f"{FERRY}.",
        "speaker": "the mayor",
        "published": "2019-05-06",
        "url": "https://tide.example/1",
    }
    assert quotes_in("import", quotes_in.write("rows.jsonl", json.dumps(rows))).code == 0
    listed(quotes_in, "mayor")
    holder = json.loads(quotes_in("verify", FERRY, "--speaker", "Ansel Tarn", "--json").out)
    assert (holder["attribution"], "office_at_date" in holder["rules"]) == ("likely", True)
    assert "probably credits Ansel Tarn" in holder["summary"]
    other = json.loads(quotes_in("verify", FERRY, "--speaker", "Rosa Quill", "--json").out)
    assert other["attribution"] == "unattributed"


def test_one_person_may_be_mayor_of_two_towns_of_which_no_start_is_told(harbour: Program) -> None:
    roles = [{"role": f"Mayor of {town}", "end": "2022-12-31"} for town in ("Saltby", "Otterby")]
    lines = [
        {"name": "Ansel Tarn", "roles": roles},
        {"name": "Ida Fenn", "roles": [{"role": "Mayor of Wickport"}]},
    ]
    harbour.write("people.jsonl", "\n".join(map(json.dumps, lines)))
    assert harbour("speakers", "import", "people.jsonl").code == 0
    for claimed in ("the mayor of Saltby", "the mayor of Otterby"):
        asked = ("verify", DREDGER, "--speaker", claimed, "--said-on", "2019-05-06", "--json")
        assert json.loads(harbour(*asked).out)["attribution"] == "different_speaker", claimed


@pytest.mark.parametrize("who", ["one of them", "one", "another", "some of the nurses", "one of the nurses"])
def test_one_of_some_people_contradicts_nobody(who: str) -> None:
    text = f"Rosa Quill came with the nurses. “We waited four hours for a single ferry,” {who} said."
    verdict = verify("We waited four hours for a single ferry", speaker="Rosa Quill", against=text)
    assert (verdict.wording, verdict.attribution) == ("exact", "unattributed")


@pytest.mark.parametrize("who", ["Oskar Bremm", "the council"])
def test_a_name_or_a_body_contradicts_a_claimed_name(who: str) -> None:
    text = f"Rosa Quill came with the nurses. “We waited four hours for a single ferry,” {who} said."
    verdict = verify("We waited four hours for a single ferry", speaker="Rosa Quill", against=text)
    assert verdict.attribution == "different_speaker"
