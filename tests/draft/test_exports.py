"""A checked draft as JSON, CSV and a page: whole, escaped, and safe to open."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import check
from quotes.draft.drafts import CheckedDraft, CheckedQuotation, DraftPlace, DraftQuotation
from quotes.draft.exports import COLUMNS, as_csv, as_json, safe
from quotes.draft.report import as_html, marked_text, shown, word_diff
from quotes.verdicts import Edit, Op, Searched, Verdict
from tests.conftest import ROOT

COLOUR = re.compile(r"(--[a-z-]+): ([^;]+);")

RECORD = '"Eleven boats were damaged, and some owners are still waiting," said Rosa Quill.'
DRAFT = """\
# A <b>bold</b> draft & more

"Eleven boats were ruined," said Rosa Quill, "and some owners are still waiting." She left.

"<script>alert('no such words are on record')</script> anywhere," said Oskar Bremm.
"""


class Page(HTMLParser):
    """Text of the draft's pane, tags and attributes of the page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.draft = ""
        self.text = ""
        self._depth = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if self._depth or ("class", "draft") in attrs:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth)

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._depth:
            self.draft += data


@pytest.fixture(scope="module")
def checked() -> CheckedDraft:
    return check(DRAFT, against=RECORD, markdown=True)


def test_json_carries_the_whole_answer(checked: CheckedDraft) -> None:
    answer = json.loads(as_json(checked))
    assert answer["schema"] == 1
    assert answer["text"] == DRAFT
    first, second = answer["quotations"]
    assert [place["suggested"] for place in first["quotation"]["places"]] == [
        '"Eleven boats were damaged,"',
        '"and some owners are still waiting."',
    ]
    assert first["citation"]["bibtex"].startswith("@misc{")
    assert (second["verdict"]["wording"], second["citation"]) == ("not_found", None)


def test_csv_has_a_row_for_each_place(checked: CheckedDraft) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(checked))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["number"] for row in rows] == ["1", "1", "2"]
    assert DRAFT[int(rows[1]["start"]) : int(rows[1]["end"])] == rows[1]["quotation"]


@given(st.text(max_size=40))
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    assert not safe(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_what_begins_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell).startswith("'")
    assert safe(f"a{cell}")[0] == "a"


def test_the_page_runs_nothing_and_asks_nobody(checked: CheckedDraft) -> None:
    page = Page(as_html(checked))
    assert not {"script", "img", "link", "iframe", "object", "form", "b>"} & set(page.tags)
    assert all(not name.startswith("on") and name != "src" for name, _ in page.attributes)
    addresses = [value or "" for name, value in page.attributes if name == "href"]
    assert all(address.startswith("#") for address in addresses)
    assert "url(" not in as_html(checked)
    assert "@import" not in as_html(checked)


def test_what_a_draft_says_is_shown_and_not_obeyed(checked: CheckedDraft) -> None:
    page = as_html(checked)
    assert "<script" not in page
    assert "&lt;script&gt;alert(" in page


def test_every_place_leads_to_its_verdict_and_back(checked: CheckedDraft) -> None:
    page = Page(as_html(checked))
    idents = {value for name, value in page.attributes if name == "id"}
    targets = {(value or "")[1:] for name, value in page.attributes if name == "href"}
    assert targets <= idents
    assert {"q1", "q1-2", "q2", "v1", "v2"} <= idents


def test_no_id_stands_twice(checked: CheckedDraft) -> None:
    idents = [value for name, value in Page(as_html(checked)).attributes if name == "id"]
    assert len(idents) == len(set(idents))


def test_taking_the_marks_out_of_the_page_gives_back_the_draft(checked: CheckedDraft) -> None:
    assert Page(as_html(checked)).draft == DRAFT


@st.composite
def drafts(draw: st.DrawFn) -> CheckedDraft:
    """A text with stretches of it taken for quotations, in order."""
    text = draw(st.text(alphabet=st.characters(exclude_characters="\r"), max_size=120))
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=8))))
    places = [DraftPlace(a, b, text[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    found = tuple(
        CheckedQuotation(
            n, DraftQuotation(place.text, (place,)), Verdict(place.text, "not_found", "not_recorded", "")
        )
        for n, place in enumerate(places, 1)
    )
    return CheckedDraft(text, found, Searched(), markdown=draw(st.booleans()))


@given(drafts())
@settings(max_examples=200)
def test_taking_the_marks_out_of_any_page_gives_back_its_draft(draft: CheckedDraft) -> None:
    page = Page("".join(('<div class="draft">', *marked_text(draft), "</div>")))
    assert page.draft == shown(draft.text)
    assert len(page.draft) == len(draft.text)


def test_a_diff_keeps_each_space_with_its_word(checked: CheckedDraft) -> None:
    edits = checked.quotations[0].verdict.edits
    assert "<del>damaged, </del><ins>ruined, </ins>" in word_diff(edits)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["equal", "replace", "insert", "delete"]),
            st.text("<&a ", max_size=6),
            st.text("b>; ", max_size=6),
        )
    )
)
def test_taking_the_marks_out_of_a_diff_gives_back_both_texts(steps: list[tuple[Op, str, str]]) -> None:
    edits = []
    for op, claim, recorded in steps:
        ours = "" if op == "delete" else recorded if op == "equal" else claim
        theirs = "" if op == "insert" else recorded
        edits.append(Edit(op, ours, theirs, 0, 0, 0, 0))
    sides = {"del": "", "ins": "", "": ""}

    class Diff(HTMLParser):
        claim = recorded = side = ""

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.side = tag

        def handle_endtag(self, tag: str) -> None:
            self.side = ""

        def handle_data(self, data: str) -> None:
            assert self.side in sides
            self.claim += data if self.side != "del" else ""
            self.recorded += data if self.side != "ins" else ""

    read = Diff(convert_charrefs=True)
    read.feed(word_diff(tuple(edits)))
    read.close()
    assert read.claim == "".join(edit.claim for edit in edits)
    assert read.recorded == "".join(edit.recorded for edit in edits)


def test_a_draft_without_quotations_says_so() -> None:
    page = as_html(check("Nobody said a word all evening.", against=RECORD))
    assert "There is no quotation in this draft" in page


def test_a_guard_that_cannot_read_the_language_is_told() -> None:
    record = "„Der Damm wird nicht vor dem Ende der Vermessung erhöht“, sagte Rosa Quill am Abend."
    page = as_html(
        check("„Der Damm wird bald vor dem Ende der Vermessung erhöht“, sagte Rosa Quill.", against=record)
    )
    assert "The meaning guard reads English only" in page
    assert "Meaning not checked" in page


def test_of_exact_words_in_another_language_no_meaning_is_missing() -> None:
    record = "„Der Damm wird nicht vor dem Ende der Vermessung erhöht“, sagte Rosa Quill am Abend."
    page = as_html(
        check("„Der Damm wird nicht vor dem Ende der Vermessung erhöht“, sagte Rosa Quill.", against=record)
    )
    assert "The meaning guard" not in page


def test_the_report_wears_the_colours_of_the_site() -> None:
    """A report stands alone, so it brings its own copy of what it needs of them, light and dark."""
    report, site = (
        [
            dict(COLOUR.findall(theme))
            for theme in (ROOT / path).read_text("utf-8").partition("*,")[0].split("dark)")
        ]
        for path in ("quotes/draft/report.css", "quotes/web/static/palette.css")
    )
    assert len(report) == len(site) == 2
    for ours, theirs in zip(report, site, strict=True):
        assert ours
        assert ours.items() <= theirs.items()


def test_words_added_where_the_record_ends_keep_the_space_before_them() -> None:
    (found,) = check(
        "“The doors are sound and the hinges too,” Mara Lund said.", against="Mara Lund: The doors are sound."
    ).quotations
    assert "sound<ins> and the hinges too," in word_diff(found.verdict.edits)
