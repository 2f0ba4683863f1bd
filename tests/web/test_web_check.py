"""`/-/check`: every quotation of a draft in its place with its verdict, files to keep, and nothing stored."""

import csv
import hashlib
import io
import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as budget
from hypothesis import strategies as st

from quotes.web import forms, policy
from quotes.web.claims import Refused
from quotes.web.exports import TABLES
from tests.page_reader import Reader
from tests.web_fixtures import CLAIM_ALTERED, SCRIPT, desk, larkhaven

DRAFT = f"Ines Marlow said: “{CLAIM_ALTERED}.” Nobody laughed.\n\n“Human scum,” said Dunstan Pike. {SCRIPT}\n"
CHECK = "/-/check"


async def _checked(site: Any, *, text: str = "", file: tuple[str, bytes] | None = None, **data: str) -> Any:
    files = {"file": file or ("", b"")}
    return await site.client.post(CHECK, data={"text": text, **data}, files=files)


async def test_the_empty_page_is_a_form_for_a_text_or_a_file() -> None:
    async with desk() as site:
        answer = await site.client.get(CHECK)
    page = Reader(answer.text)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == policy.STRICT
    assert {label["for"] for label in page.all("label")} == {"text", "format", "file"}
    assert "Nothing you hand in is stored" in page.text


async def test_every_quotation_is_marked_in_place_and_listed_with_what_to_paste() -> None:
    async with desk() as site:
        answer = await _checked(site, text=DRAFT)
    page = Reader(answer.text)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert [(mark["id"], mark["class"]) for mark in page.all("mark")] == [("q1", "bad"), ("q2", "good")]
    assert "<del>already </del>" in answer.text
    assert "“We have already seen that the new bridge does not need a toll.”" in page.text
    assert "1 to put right" in page.text
    assert SCRIPT not in answer.text
    assert SCRIPT in page.text
    assert not page.all("script")


async def test_a_file_is_read_by_its_ending_and_goes_before_the_text() -> None:
    html = f"<html><body><p>Ines Marlow said: “{CLAIM_ALTERED}.”</p></body></html>".encode()
    async with desk() as site:
        answer = await _checked(site, text="no quotation here", file=("a/../My draft.HTML", html))
    page = Reader(answer.text)
    assert "Words changed" in page.text
    assert "<body>" not in page.text
    assert "My draft" not in page.text


@pytest.mark.parametrize("form", ["csv", "json", "html"])
async def test_the_result_can_be_kept_as_a_file(form: str) -> None:
    async with desk() as site:
        first = Reader((await _checked(site, text=DRAFT)).text)
        hidden: dict[str, Any] = {
            str(field["name"]): field["value"] or ""
            for field in first.all("input")
            if field.get("type") == "hidden"
        }
        answer = await _checked(site, download=form, **hidden)
    assert answer.status_code == 200
    assert f'filename="checked-draft.{form}"' in answer.headers["content-disposition"]
    assert "already" in answer.text
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert [(row["wording"], row["attribution"]) for row in rows] == [
            ("altered", "confirmed"),
            ("exact", "likely"),
        ]
    elif form == "json":
        assert [found["number"] for found in answer.json()["quotations"]] == [1, 2]
    else:
        assert SCRIPT not in answer.text


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"text": " "}, 400, "Give the text"),
        ({"text": "rain", "format": "pdf"}, 400, "must be one of"),
        ({"file": ("x.txt", b"\x00\x01\x02" * 90)}, 400, ""),
        ({"again": "not base64!"}, 400, "Give the text"),
        ({"text": "“Rain again today,” he said.", "download": "exe"}, 400, "no such file"),
        ({"text": "word " * 5_000}, 413, "too large"),
    ],
)
async def test_what_cannot_be_checked_keeps_the_form_and_says_why(
    fields: dict[str, Any], status: int, sentence: str
) -> None:
    async with desk(plugin={"body_bytes": 10_000}) as site:
        answer = await _checked(site, **fields)
    assert answer.status_code == status
    assert sentence in answer.text
    assert '<p class="problem"' in answer.text
    assert "<textarea" in answer.text


async def test_a_draft_without_quotations_is_told_so() -> None:
    async with desk() as site:
        answer = await _checked(site, text="It rained. Nobody said a word about it.")
    assert "There is no quotation in this draft" in answer.text
    assert "<mark" not in answer.text


async def test_nothing_of_a_draft_is_stored() -> None:
    before = hashlib.sha256(larkhaven().read_bytes()).hexdigest()
    async with desk() as site:
        await _checked(site, text=DRAFT)
        await site.client.post("/-/check.json", content=json.dumps({"text": DRAFT}).encode())
        found = [await site.client.get(f"/quotes/{table}.json?_search=Nobody+laughed") for table in TABLES]
    assert hashlib.sha256(larkhaven().read_bytes()).hexdigest() == before
    assert not [answer for answer in found if "Nobody laughed." in answer.text]


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (b"[]", 400, "JSON object"),
        (b'{"text": 3}', 400, "strings"),
        (b'{"text": "a", "txt": "b"}', 400, "'txt'"),
        (b'{"text": "?!"}', 400, "Give the text"),
        (b'{"text": "\\ud800 rain"}', 200, "quotations"),
    ],
)
async def test_a_posted_draft_that_is_not_of_the_form_is_told_so(
    body: bytes, status: int, sentence: str
) -> None:
    async with desk() as site:
        answer = await site.client.post("/-/check.json", content=body)
    assert answer.status_code == status
    assert sentence in answer.text


async def test_whoever_may_not_see_the_record_may_not_check_against_it() -> None:
    from tests.web_fixtures import metadata

    hidden = {**metadata(), "databases": {"quotes": {"tables": {"sources": {"allow": False}}}}}
    async with desk(config=hidden) as site:
        page = await _checked(site, text=DRAFT)
        data = await site.client.get("/-/check.json", params={"text": DRAFT})
    assert page.status_code == data.status_code == 403
    assert "Town of Larkhaven" not in page.text + data.text


@budget(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.text(st.characters(categories=["L", "N"]), max_size=20))
@example(b"\r\n--\r\n\r", "x")
@example(b"a\rb\nc\r\n", "")
def test_an_uploaded_file_comes_out_byte_for_byte(data: bytes, text: str) -> None:
    body = (
        b'--bound\r\nContent-Disposition: form-data; name="text"\r\n\r\n' + text.encode() + b"\r\n--bound\r\n"
        b'Content-Disposition: form-data; name="file"; filename="a.docx"\r\nContent-Type: application/octet-stream\r\n\r\n'
        + data + b"\r\n--bound--\r\n"
    )  # fmt: skip
    fields = forms.read("multipart/form-data; boundary=bound", body)
    assert fields["file"].data == data
    assert fields["file"].filename == "a.docx"
    assert fields["text"].text == text


@budget(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.binary(max_size=200))
@example("multipart/form-data; boundary=b", b"--b\r\n\r\n--b\r\n" * 50)
def test_what_is_no_form_is_refused_or_empty(content_type: str, body: bytes) -> None:
    try:
        found = forms.read(content_type, body)
    except Refused:
        return
    assert found == {}


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Disposition: form-data" + b"; a=b" * 180_000,
        b"Content-Disposition: form-data" + b"".join(b"; a*%d*=b" % n for n in range(80_000)),
        b"Content-Type: message/rfc822\r\n\r\n" * 10_000,
        b"".join(
            b"Content-Type: multipart/mixed; boundary=x%d\r\n\r\n--x%d\r\n" % (n, n) for n in range(10_000)
        ),
        b"A: b\r\n" * 150_000,
    ],
    ids=["parameters", "pieces", "messages", "nested", "lines"],
)
def test_a_form_is_read_by_its_boundary_alone(head: bytes) -> None:
    """The lines before a part's data are few; nothing in a part is taken apart as mail would be."""
    with suppress(Refused):
        assert not forms.read(
            "multipart/form-data; boundary=b", b"--b\r\n" + head + b"\r\n\r\nx\r\n--b--\r\n"
        )
