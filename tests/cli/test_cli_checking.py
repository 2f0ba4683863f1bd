"""`quotes check`: a draft in any format, an answer in any form, and exit codes that a build can stop on."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import docx
import pytest

from quotes.cli import checking
from scrapers.fetching.fetch import Fetched
from tests.conftest import ARTICLE, MEETING, ROOT, Program

GOOD = '"Eleven boats were damaged," Rosa Quill said.\n'
BENT = "“The harbour wall will be raised before the survey is complete,” Rosa Quill said.\n"


@pytest.fixture
def story(quotes_in: Program) -> Program:
    quotes_in.story()
    return quotes_in


def wordings(out: str) -> list[str]:
    return [row["verdict"]["wording"] for row in json.loads(out)["quotations"]]


def test_a_draft_that_stands_exits_with_0_and_one_that_does_not_with_1(story: Program) -> None:
    good = story("check", story.write("good.txt", GOOD))
    assert (good.code, good.err) == (0, "")
    assert "Exact part" in good.out
    bent = story("check", story.write("bent.md", BENT))
    assert bent.code == 1
    assert "Meaning changed" in bent.out


def test_fail_on_changes_what_counts_as_failing(story: Program) -> None:
    path = story.write("bent.txt", BENT)
    assert story("check", path, "--fail-on", "not_found").code == 0
    assert story("check", path, "--fail-on", "not_found, meaning_changed").code == 1


@pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
def test_text_markdown_and_html_are_read(story: Program, name: str) -> None:
    text = GOOD if name != "draft.html" else f"<html><body><ul><li>{GOOD}</li></ul></body></html>"
    ran = story("check", story.write(name, text), "--json")
    assert (ran.code, wordings(ran.out)) == (0, ["excerpt"])


def word_file(path: Path) -> Path:
    written = docx.Document()
    written.add_heading("The wall", 0)
    written.add_paragraph(GOOD.strip())
    written.add_paragraph("It needs new doors by 2025.", style="Quote")
    written.add_table(1, 1).cell(0, 0).text = "“Pelicans ought to govern the lighthouse,” Oskar Bremm said."
    written.core_properties.title = "Wall"
    written.save(str(path))
    return path


def test_a_word_document_is_read_with_its_block_quotes_and_tables(story: Program) -> None:
    ran = story("check", word_file(story.folder / "draft.docx"), "--json")
    assert (ran.code, wordings(ran.out)) == (1, ["excerpt", "excerpt", "not_found"])
    assert json.loads(ran.out)["title"] == "The wall"
    assert [row["quotation"]["kind"] for row in json.loads(ran.out)["quotations"]][1] == "block"


def test_a_word_document_that_is_cut_off_is_told_so(story: Program) -> None:
    whole = word_file(story.folder / "draft.docx").read_bytes()
    ran = story("check", story.write("cut.docx", whole[: len(whole) // 2]))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1


def test_standard_input_is_a_draft_too(story: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(GOOD.encode())))
    ran = story("check", "-", "--json")
    assert (ran.code, wordings(ran.out)) == (0, ["excerpt"])


def test_standard_input_is_written_in_what_is_named(story: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    block = b"She said:\n\n> The harbour wall will not be raised before the survey is complete\n"
    for named, count in (("text", 0), ("markdown", 1)):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(block)))
        assert len(wordings(story("check", "-", "--as", named, "--json").out)) == count
    refused = story("check", story.write("draft.md", block), "--as", "text")
    assert refused.code == 2
    assert "--as is for standard input" in refused.err


def fetched(url: str, **_: object) -> Fetched:
    return Fetched(ARTICLE.encode(), url, url, 200, (), "text/html", "2024-01-01T00:00:00Z", "0" * 64)


def test_a_published_page_is_fetched_and_does_not_vouch_for_itself(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quotes_in("add", quotes_in.write("article.html", ARTICLE)).code == 0
    monkeypatch.setattr(checking, "fetch", fetched)
    ran = quotes_in("check", "--url", "https://courier.example/wall", "--json")
    rows = json.loads(ran.out)["quotations"]
    assert [row["verdict"]["wording"] for row in rows] == ["exact", "exact"]
    assert all(row["own"] for row in rows)
    page = quotes_in("check", "--url", "https://www.courier.example/wall/#top", "--format", "html").out
    assert "On record from this page alone" in page


def test_a_page_inside_ones_own_network_is_asked_where_sources_yml_allows_it(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def told(url: str, **given: object) -> Fetched:
        asked.append(given["allow"])
        return fetched(url)

    monkeypatch.setattr(checking, "fetch", told)
    listed = "settings: {contact: me@wall.example, allow: 10.2.0.0/16}\nsources: [{name: a, kind: page, address: 'http://a.example'}]"
    quotes_in("add", quotes_in.write("article.html", ARTICLE))
    quotes_in("check", "--url", "http://10.2.0.7/wall", "--sources", quotes_in.write("mine.yml", listed))
    quotes_in("check", "--url", "http://10.2.0.7/wall")
    assert asked == [("10.2.0.0/16",), ()]


@pytest.mark.parametrize(
    ("name", "begins"), [("r.json", "{"), ("r.csv", "number,"), ("r.html", "<!doctype"), ("r.txt", "Draft")]
)
def test_the_ending_of_the_output_names_the_format(story: Program, name: str, begins: str) -> None:
    ran = story("check", story.write("draft.txt", GOOD), "-o", name)
    assert (ran.code, ran.out) == (0, "")
    assert "1 quotation checked" in ran.err
    assert (story.folder / name).read_text("utf-8").startswith(begins)


def test_a_dash_is_standard_output_and_an_ending_without_a_format_is_refused(story: Program) -> None:
    draft = story.write("draft.txt", GOOD)
    ran = story("check", draft, "-o", "-")
    assert (ran.code, ran.out) == (0, story("check", draft).out)
    assert wordings(story("check", draft, "--format", "json", "-o", "-").out) == ["excerpt"]
    assert not (story.folder / "-").exists()
    ran = story("check", draft, "-o", "report.pdf")
    assert ran.code == 2
    assert "--format" in ran.err
    assert not (story.folder / "report.pdf").exists()
    assert story("check", draft, "-o", "report.pdf", "--format", "html").code == 0


def test_csv_can_be_printed(story: Program) -> None:
    ran = story("check", story.write("draft.txt", BENT), "--format", "csv")
    assert ran.out.splitlines()[0].startswith("number,start,end,quotation")
    assert "meaning_changed" in ran.out


def test_a_text_can_stand_for_the_database(quotes_in: Program) -> None:
    record = quotes_in.write("meeting.txt", MEETING)
    ran = quotes_in("check", quotes_in.write("draft.txt", GOOD), "--against", record, "--json")
    assert wordings(ran.out) == ["excerpt"]
    assert not (quotes_in.folder / "quotes.db").exists()


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", 3, "empty"),
        (b"  \n", 3, "empty"),
        (b"\x7fELF" + bytes(range(256)) * 8, 3, "program"),
        (b"%PDF-1.7 something", 3, "PDF"),
        (b"PK\x03\x04 not really a zip", 3, "ZIP"),
        (b"...!?", 2, "no words"),
        (b"a" * (10 * 1024 * 1024 + 1), 3, "10 MB"),
    ],
    ids=["empty", "blank", "program", "pdf", "zip", "no words", "large"],
)
def test_what_is_no_draft_is_told_in_one_sentence(
    story: Program, content: bytes, code: int, says: str
) -> None:
    ran = story("check", story.write("draft.txt", content))
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_wrong_use_is_told(story: Program) -> None:
    assert story("check").code == 2
    assert story("check", "draft.txt", "--url", "https://a.example/").code == 2
    assert "--url" in story("check", "https://a.example/").err
    assert story("check", "--url", "a.example").code == 2
    assert story("check", "missing.txt").code == 3
    path = story.write("draft.txt", GOOD)
    assert story("check", path, "--json", "--format", "csv").code == 2
    assert "cannot be written" in story("check", path, "-o", "no/such/folder.html").err
    assert story("check", path, "--db", "missing.db").code == 3


def test_a_draft_without_quotations_is_in_order(story: Program) -> None:
    ran = story("check", story.write("draft.txt", "Nobody said a word all evening.\n"))
    assert ran.code == 0
    assert "no quotation" in ran.out


def test_the_example_draft_has_the_mistakes_its_readme_names(quotes_in: Program) -> None:
    town = ROOT / "examples" / "town-hall"
    sources = [
        town / "transcript.txt",
        town / "captions.vtt",
        *sorted(town.glob("*.html")),
        town.parent / "sayings.json",
    ]
    assert quotes_in("add", *sources).code == 0
    rows = json.loads(quotes_in("check", town / "draft.md", "--json").out)["quotations"]
    assert len(rows) == 10
    answers = {row["quotation"]["words"][:20]: row["verdict"] for row in rows}
    assert answers["The bridge has fourt"]["wording"] == "meaning_changed"
    assert answers["A bridge is a promis"]["attribution"] == "different_speaker"
    assert answers["The herons hold a ca"]["wording"] == "not_found"
    assert answers["We will not close th"]["attribution"] == "confirmed"
