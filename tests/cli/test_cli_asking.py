"""Asking: the verdict on two axes, the exit code, batches, search, and a text instead of a database."""

import json
import os
import sqlite3
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import MEETING, ROOT, Program

SEED = "globe-and-mail-six-party-talks.txt"


@pytest.fixture
def story(quotes_in: Program) -> Program:
    quotes_in.story()
    return quotes_in


def asked(program: Program, *arguments: str) -> tuple[int, dict[str, Any]]:
    ran = program("verify", *arguments, "--json")
    assert ran.out, ran.err
    return ran.code, json.loads(ran.out)


def test_the_record_answers_before_the_report_that_bent_it(story: Program) -> None:
    code, verdict = asked(
        story, "The harbour wall will be raised before the survey is complete", "--speaker", "Rosa Quill"
    )
    assert (code, verdict["wording"], verdict["attribution"]) == (1, "meaning_changed", "confirmed")
    kinds = [finding["kind"] for finding in verdict["findings"]]
    assert "carried_as_claimed" in kinds


def test_the_same_words_for_somebody_else_are_a_different_speakers(story: Program) -> None:
    code, verdict = asked(story, "It needs new doors by 2025", "--speaker", "Rosa Quill")
    assert (code, verdict["attribution"], verdict["speakers"]) == (1, "different_speaker", ["Oskar Bremm"])


def test_an_excerpt_by_the_right_person_exits_with_0(story: Program) -> None:
    code, verdict = asked(story, "some owners are still waiting for their money", "--speaker", "Quill")
    assert (code, verdict["wording"], verdict["attribution"]) == (0, "excerpt", "confirmed")


def test_a_cut_that_swallows_the_never_turns_the_meaning(story: Program) -> None:
    _, verdict = asked(story, "the ferry is safe in a northerly gale", "--speaker", "Oskar Bremm")
    assert verdict["wording"] == "meaning_changed"


def test_not_found_says_what_was_searched_and_never_that_it_was_not_said(story: Program) -> None:
    code, verdict = asked(story, "Pelicans ought to govern the lighthouse", "--speaker", "Rosa Quill")
    assert (code, verdict["wording"], verdict["attribution"]) == (1, "not_found", "not_recorded")
    assert verdict["searched"]["sources"] == 2
    assert "2 sources" in str(verdict["summary"])
    assert "does not mean" in str(verdict["summary"])


def test_every_verdict_has_every_key(story: Program) -> None:
    _, found = asked(story, "It needs new doors by 2025")
    _, missing = asked(story, "Pelicans ought to govern the lighthouse")
    assert found.keys() == missing.keys()
    assert found["schema"] == 1


def test_the_named_source_has_its_own_answer(story: Program) -> None:
    words = "It needs new doors by 2025"
    assert asked(story, words, "--source", "https://courier.example/wall")[1]["source"] == "same"
    assert asked(story, words, "--source", "https://elsewhere.example/")[1]["source"] == "not_claimed"
    never = "Pelicans ought to govern the lighthouse"
    assert asked(story, never, "--source", "https://elsewhere.example/")[1]["source"] == "other"
    assert asked(story, words)[1]["source"] == "not_claimed"


def test_fail_on_changes_what_counts_as_failing(story: Program) -> None:
    ran = story("verify", "It needs new doors by 2025", "--speaker", "Rosa Quill", "--fail-on", "not_found")
    assert ran.code == 0


@pytest.mark.parametrize("command", ["verify", "check"])
def test_a_verdict_that_is_none_is_refused_before_anything_is_checked(story: Program, command: str) -> None:
    asked = story.write("asked.txt", "It needs new doors")
    ran = story(command, asked, "--fail-on", "exact, not-found")
    assert (ran.code, ran.out) == (2, "")
    assert "not-found is no verdict" in ran.err
    assert "not_found" in ran.err
    assert story(command, asked, "--fail-on", "").code == 0


def test_a_batch_answers_every_line_and_exits_with_0(story: Program) -> None:
    lines = [
        {"id": "a", "claim": "It needs new doors by 2025", "speaker": "Oskar Bremm"},
        {"id": "b", "claim": "Pelicans ought to govern the lighthouse"},
        {"id": "c", "claim": "..."},
    ]
    path = story.write("claims.jsonl", "\n".join(map(json.dumps, lines)) + "\n\n")
    assert story("verify", "--batch", path, "-o", story.folder / "out.jsonl").code == 0
    rows = [json.loads(line) for line in (story.folder / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert [row["wording"] for row in rows][1:] == ["not_found", "not_found"]
    assert "no words" in rows[2]["error"]
    assert all(isinstance(row["ms"], float) for row in rows)


def test_a_text_can_be_searched_without_a_database(quotes_in: Program) -> None:
    path = quotes_in.write("speech.txt", MEETING.replace("never", "often"))
    code, verdict = asked(quotes_in, "we have often said that the ferry is safe", "--against", str(path))
    assert (code, verdict["wording"]) == (0, "excerpt")
    assert not (quotes_in.folder / "quotes.db").exists()


@pytest.mark.parametrize("claim", ["", "   ", "…!?", "\u202e\u200b"])
def test_a_claim_without_words_is_told_so(story: Program, claim: str) -> None:
    ran = story("verify", claim)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quotes: The claim holds no words")


@pytest.mark.parametrize(
    "claim",
    ["word", "* OR NEAR(", "'; DROP TABLE quotes; --", "不是我说的", "🙂 🙂", "\x00\x07 bell", "\ud800 lone"],
)
def test_strange_claims_get_a_clear_answer(story: Program, claim: str) -> None:
    ran = story("verify", claim, "--json")
    assert ran.code in (0, 1, 2)
    assert "Traceback" not in ran.err


def test_a_claim_beyond_the_limit_is_told_the_limit(story: Program) -> None:
    ran = story("verify", "very " * 20_000)
    assert ran.code == 2
    assert "50,000" in ran.err


def test_search_finds_words_in_any_order_and_names_the_speaker(story: Program) -> None:
    ran = story("search", "doors", "needs", "--json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows
    assert all("doors" in row["text"] and row["speakers"] == ["Oskar Bremm"] for row in rows)
    assert story("search", "doors", "--speaker", "Rosa Quill", "--json").out == ""
    assert "Nothing on record" in story("search", "pelican").out
    assert story("search", "doors", "--before", "2023-01-01", "--json").out == ""


def test_dates_and_words_of_confidence_stand_on_one_line(story: Program) -> None:
    assert "2023-04-1" in story("search", "doors").out
    ran = story("extract", story.write("page.txt", "“It leaks,” said Rosa Quill at the harbour on Tuesday."))
    assert "Confidence" in ran.out
    assert "certain" in ran.out


def test_the_seed_article_answers_as_the_issue_asks(quotes_in: Program, shared: object) -> None:
    from tests.conftest import SHARED

    assert "10 quotations" in quotes_in("add", SHARED / "seed" / SEED).out
    words = "to see if we and the Chinese can deepen our very good collaboration"
    _, verdict = asked(quotes_in, words, "--speaker", "Glyn Davies")
    assert verdict["wording"] == "altered"
    assert verdict["attribution"] in ("confirmed", "likely")
    dropped = [edit["recorded"].strip() for edit in verdict["edits"] if edit["op"] == "delete"]
    assert dropped == ["already"]
    assert "Mr. Davies has sought" in str(verdict["prefix"])
    assert asked(quotes_in, words, "--speaker", "Qin Gang")[1]["attribution"] == "different_speaker"
    without = "we do have any reasons to expect additional challenges"
    assert asked(quotes_in, without, "--speaker", "Sergey Lavrov")[1]["wording"] == "meaning_changed"


def test_a_claimed_date_that_the_record_contradicts_is_pointed_out(story: Program) -> None:
    words = "some owners are still waiting for their money"
    for date, wanted in (("2023-04-18", []), ("2023-04", []), ("2024-01-01", ["other_date"])):
        _, verdict = asked(story, words, "--said-on", date)
        assert [f["kind"] for f in verdict["findings"] if f["rule"] == "claimed_date"] == wanted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"claim": "the ferry is safe", "speaker": 5}', "must be text"),
        ('{"claim": "the ferry is safe", "said_on": [1]}', "must be text"),
        ("[" * 100_000, "is not JSON"),
        ('{"claim": 3}', "must be text"),
        ('{"words": "x"}', 'has no "claim"'),
        ("[1]", "is not a JSON object"),
    ],
)
def test_a_line_of_a_batch_that_is_none_is_answered_by_its_number_and_the_next_is_checked(
    story: Program, line: str, told: str
) -> None:
    good = '{"id": "z", "claim": "the ferry is safe"}'
    ran = story("verify", "--batch", story.write("claims.jsonl", f"\n{line}\n{good}\n"), "-o", "-")
    assert ran.code == 0
    bad, answered = map(json.loads, ran.out.splitlines())
    assert (bad["schema"], bad["ok"], bad["status"], bad["id"]) == (1, False, 400, None)
    assert bad["error"].startswith("Line 2")
    assert told in bad["error"]
    assert "wording" not in bad
    assert (answered["id"], answered["claim"]) == ("z", "the ferry is safe")
    assert ran.err == '1 line could not be read (2); the answer says why under "error"\n'
    assert not (story.folder / "-").exists()


def test_a_refused_line_keeps_its_keys_and_words_may_be_named_as_over_http(story: Program) -> None:
    lines = [
        '{"id": 7, "claim": "the ferry is safe", "speaker": 5}',
        '{"id": 8, "quote": "the ferry is safe"}',
    ]
    ran = story("verify", "--batch", story.write("claims.jsonl", "\n".join(lines)))
    bad, answered = map(json.loads, ran.out.splitlines())
    assert (bad["id"], bad["speaker"], bad["ok"]) == (7, 5, False)
    assert (answered["id"], answered["claim"]) == (8, "the ferry is safe")


def test_lines_to_extract_from_that_cannot_be_read_are_answered_by_their_numbers(quotes_in: Program) -> None:
    lines = [
        '{"id": 1, "text": "“It leaks,” said Rosa Quill. \\ud800"}',
        "{broken",
        "",
        '{"id": 4, "words": "x"}',
        '{"id": 5, "text": "x", "published": 2020}',
        '{"id": 6, "text": "“It holds,” said Oskar Bremm."}',
    ]
    ran = quotes_in("extract", "--jsonl", quotes_in.write("texts.jsonl", "\n".join(lines)))
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, [row["id"] for row in rows]) == (0, [1, None, 4, 5, 6])
    assert [row["error"].split()[1].rstrip(":") for row in rows if "error" in row] == ["2", "4", "5"]
    assert [row["quotes"][0]["speaker"] for row in rows if "quotes" in row] == ["Rosa Quill", "Oskar Bremm"]
    assert "3 lines could not be read (2, 4, 5)" in ran.err


def test_a_claim_in_a_batch_may_hold_any_letter_that_json_can_write(story: Program) -> None:
    lines = ["the ferry\u2028is safe", "the ferry \ud800 is safe", "the ferry \x85 is safe \x00"]
    path = story.write("claims.jsonl", "\n".join(json.dumps({"claim": line}) for line in lines[1:]))
    path.write_text(f'{path.read_text()}\n{{"claim": "{lines[0]}"}}', "utf-8")
    ran = story("verify", "--batch", path)
    assert (ran.code, len(ran.out.encode().splitlines())) == (0, 3)


def test_a_file_name_or_an_argument_that_is_not_utf_8_is_refused_and_the_others_are_read(
    story: Program,
) -> None:
    (story.folder / "papers").mkdir()
    story.write("papers/a.txt", MEETING.replace("April", "May"))
    (story.folder / "papers" / os.fsdecode(b"b\xff.txt")).write_text(MEETING)
    ran = story("add", "papers")
    assert (ran.code, "b?.txt is not UTF-8" in ran.err, "stored" in ran.out) == (3, True, True)
    assert story("search", "ferry", "--speaker", os.fsdecode(b"\xff")).code == 2
    assert story("import", os.fsdecode(b"\xff.jsonl")).code == 2


def test_the_comma_that_ends_a_quotation_in_its_source_is_shown(quotes_in: Program) -> None:
    page = "<html><body><h1>Boats</h1><p>“I have rowed this river for forty years,” said Ada Berg.</p></body></html>"
    (quotes_in.folder / "boats.html").write_text(page, encoding="utf-8")
    assert quotes_in("add", "boats.html").code == 0
    answer = json.loads(quotes_in("verify", "I have rowed this river for forty years", "--json").out)
    assert (answer["recorded"], answer["suffix"][:7]) == (
        "I have rowed this river for forty years",
        ",” said",
    )


@pytest.mark.parametrize("one_source", [True, False], ids=["an address read again", "a file added again"])
def test_words_that_the_newest_state_of_a_page_dropped_are_told(quotes_in: Program, one_source: bool) -> None:
    page = quotes_in.folder / "quay.html"
    for bargain in ("best", "worst"):
        page.write_text(QUAY.format(bargain), encoding="utf-8")
        assert quotes_in("add", "quay.html").code == 0
    with sqlite3.connect(quotes_in.folder / "quotes.db") as conn:
        (older, first), (newer, second) = conn.execute(
            "SELECT id, source_id FROM snapshots ORDER BY characters"
        )
        conn.execute("UPDATE snapshots SET fetched = '2024-01-01T00:00:00+00:00' WHERE id = ?", [older])
        if one_source:
            conn.execute("UPDATE snapshots SET source_id = ? WHERE id = ?", [first, newer])
            conn.execute("UPDATE occurrences SET source_id = ? WHERE source_id = ?", [first, second])
    conn.close()
    deal = "This is the {} deal that our quay has ever been offered"
    kept = "The sluices will be painted before the winter comes."
    for words, told in ((deal.format("best"), True), (deal.format("worst"), False), (kept, False)):
        _, verdict = asked(quotes_in, words)
        assert ("earlier_state" in [finding["kind"] for finding in verdict["findings"]]) is told, words


QUAY = (
    "<html><head><title>The deal on the quay</title></head><body><article><h1>The deal on the quay</h1>"
    "<p>The town met on Monday to hear what had been agreed about the quay and its sluices, and many came.</p>"
    "<p>“This is the {} deal that our quay has ever been offered,” said Rosa Quill. “The sluices will be painted "
    "before the winter comes.”</p><p>Nobody in the hall asked her how much the paint would cost.</p></article></body></html>"
)


@pytest.mark.parametrize("option", ["--before", "--after"])
def test_a_search_by_a_day_that_is_none_is_refused(story: Program, option: str) -> None:
    ran = story("search", "wall", option, "yesterday")
    assert ran.code == 2
    assert "'yesterday' is no date; write it as 2024-03-12, 2024-03 or 2024." in " ".join(ran.err.split())


def test_a_claim_of_a_batch_with_a_day_that_is_none_is_refused_and_gets_no_verdict(story: Program) -> None:
    rows = [
        {"id": "a", "claim": "It needs new doors by 2025", "said_on": "12 March"},
        {"id": "b", "claim": "dry " * 20_000},
        {"id": "c", "claim": "…"},
    ]
    ran = story("verify", "--batch", story.write("claims.jsonl", "\n".join(map(json.dumps, rows))))
    day, long, empty = map(json.loads, ran.out.splitlines())
    assert (day["ok"], day["status"], day["error"].split(";")[0]) == (
        False,
        400,
        "Line 1: '12 March' is no date",
    )
    assert long["error"].startswith("Line 2: The claim has 80,000 characters; the limit is")
    assert not {"wording", "attribution"} & (day.keys() | long.keys())
    assert (empty["wording"], "ok" in empty) == ("not_found", False)
    assert "2 lines could not be read (1, 2)" in ran.err


def test_a_place_for_the_answers_of_a_batch_is_refused_where_there_is_none(story: Program) -> None:
    ran = story("verify", "some words", "-o", story.folder / "out.json")
    assert ran.code == 2
    assert "give --batch FILE" in " ".join(ran.err.split())
    assert not (story.folder / "out.json").exists()


@pytest.mark.parametrize("command", [("search", "wall", "--json"), ("doctor",), ("verify", "the ferry")])
def test_output_that_nobody_reads_ends_as_the_shell_says_it_of_others(
    story: Program, command: tuple[str, ...]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "QUOTES_DB": str(story.folder / "quotes.db"), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", "from quotes.cli import main; main()", *command],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_words_and_a_batch_exclude_each_other(story: Program) -> None:
    ran = story("verify", "some words", "--batch", story.write("batch.jsonl", ""))
    assert ran.code == 2
    assert "not both" in ran.err


def test_each_place_that_has_other_words_than_the_record_shows_them(story: Program) -> None:
    claim = "The harbour wall will be raised before the survey is complete"
    shown = story("verify", claim, "--speaker", "Rosa Quill").out
    assert shown.count("has: “") == 1
    report = shown.partition("[secondary]")[2]
    assert report.lstrip().startswith("has: “The harbour wall will be raised before the survey is complete”")


def test_only_a_refusal_has_ok_status_and_error_whatever_a_row_carries(story: Program) -> None:
    rows = [
        {"id": 1, "claim": "It needs new doors by 2025", "ok": True, "wording": "mine", "desk": "home"},
        {"id": 2, "claim": "It needs new doors by 2025", "ok": False, "error": "of last week", "status": 9},
        {"id": 3, "claim": 3, "ok": True},
    ]
    ran = story("verify", "--batch", story.write("claims.jsonl", "\n".join(map(json.dumps, rows))))
    first, second, third = map(json.loads, ran.out.splitlines())
    assert (first["wording"], first["desk"], second["wording"]) == ("excerpt", "home", "excerpt")
    assert not {"ok", "status", "error"} & (first.keys() | second.keys())
    assert (third["ok"], third["status"], third["error"]) == (False, 400, 'Line 3: "claim" must be text.')
    assert ran.err == '1 line could not be read (3); the answer says why under "error"\n'
