"""The desk in a real browser: two people at once, one stopped half-way, with keys and without scripts."""

import re
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from db.reviewing import reviews
from tests.browser_fixtures import NEEDS_BROWSER, served
from tests.conftest import Program
from tests.desk_fixtures import PASSWORDS, config
from tests.review_fixtures import WALL, Newsroom, newsroom

pytestmark = NEEDS_BROWSER


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


@pytest.fixture
def address(room: Newsroom) -> Iterator[str]:
    with served(room.db, config=config(sign_ins_per_minute=60)) as found:
        yield found


def signed_in(chromium: Any, address: str, name: str, **options: Any) -> Any:
    context = chromium.new_context(viewport={"width": 1024, "height": 800}, **options)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{address}/-/login")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORDS[name])
    page.click("[type=submit]")
    return page


def where(room: Newsroom) -> str:
    return f"/-/review/about/quote/{room.quote_of(WALL)}"


def fill(page: Any, kind: str, named: str, reason: str = "") -> None:
    page.get_by_label("Decision", exact=True).select_option(kind)
    page.get_by_label("Who, or which").fill(named)
    page.get_by_label("Why").fill(reason)


def stored(room: Newsroom) -> list[tuple[str, str, str | None]]:
    with reviews.reading(room.reviews) as held:
        return [(r.author, r.kind, r.value_text) for r in reviews.since(held.conn, 0)] if held else []


def test_two_people_decide_at_once_and_one_stops_half_way(
    chromium: Any, address: str, room: Newsroom
) -> None:
    ada, ben = (signed_in(chromium, address, name) for name in ("ada", "ben"))
    lost = ben.context.new_page()
    for page in (ada, ben, lost):
        page.goto(address + where(room))
    fill(ada, "speaker", "Oskar Bremm", "heard on the tape")
    fill(ben, "speaker", "Ada Finch")
    # One form is filled in and never sent; one is sent while the connection breaks; two are sent.
    fill(lost, "misattributed", "Rosa Quill", "never sent")
    lost.close()
    half_sent(ben, address)
    ada.get_by_role("button", name="Decide", exact=True).click()
    ada.wait_for_url(re.compile("done="))
    ben.get_by_role("button", name="Decide", exact=True).click()
    ben.wait_for_url(re.compile("done="))
    assert ben.get_by_text("Neither is obeyed until somebody decides").count() == 1
    assert stored(room) == [("ada", "speaker", "Oskar Bremm"), ("ben", "speaker", "Ada Finch")]
    # Ben sees both now and gives way; hers stands alone.
    ben.get_by_role("button", name=re.compile("Undo the decision of ben")).click()
    ben.wait_for_url(re.compile("done="))
    assert room.credits(WALL) == [("Oskar Bremm", "asserted", "reviewed_quote")]
    for page in (ada, ben):
        page.context.close()


def half_sent(page: Any, address: str) -> None:
    """Send the first half of the form on this page, with its cookies, and hang up."""
    host = urlsplit(address)
    ticket = page.locator("form.decide [name=ticket]").get_attribute("value")
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    body = f"kind=hide&reason=half&ticket={ticket}"
    head = (
        f"POST /-/review/decide HTTP/1.1\r\nHost: {host.netloc}\r\nCookie: {cookies}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {2 * len(body)}\r\n\r\n"
    )
    with socket.create_connection((str(host.hostname), int(host.port or 0)), timeout=10) as line:
        line.sendall((head + body).encode())


def test_a_page_of_another_site_cannot_decide(chromium: Any, address: str, room: Newsroom) -> None:
    ada = signed_in(chromium, address, "ada")
    ada.goto(address + where(room))
    ticket = ada.locator("form.decide [name=ticket]").get_attribute("value")
    quote = room.quote_of(WALL)
    ada.set_content(
        f'<form method="post" action="{address}/-/review/decide"><input name="ticket" value="{ticket}">'
        f'<input name="about" value="quote"><input name="object" value="{quote}"><input name="kind" value="note">'
        '<input name="reason" value="forged"><button>Go</button></form>'
    )
    ada.goto("data:text/html," + ada.content().replace("#", "%23"))
    with ada.expect_response(re.compile("/-/review/decide")) as answer:
        ada.get_by_role("button", name="Go").click()
    assert answer.value.status in (403, 404)
    assert stored(room) == []
    ada.context.close()


def test_without_scripts_everything_is_decided_with_forms(
    chromium: Any, address: str, room: Newsroom
) -> None:
    ben = signed_in(chromium, address, "ben", java_script_enabled=False)
    ben.goto(f"{address}/quotes/quotes/{room.quote_of(WALL)}")
    fill(ben, "confirm", "Rosa Quill")
    ben.get_by_role("button", name="Decide", exact=True).click()
    ben.wait_for_url(re.compile("done="))
    assert stored(room) == [("ben", "confirm", "Rosa Quill")]
    ben.context.close()


def test_the_queue_is_worked_through_with_keys(chromium: Any, address: str, room: Newsroom) -> None:
    text = f'<html><body><article><p>"{WALL}" said Oskar Bremm, the engineer, on Friday at the quay.</p></article></body></html>'
    assert room.program("add", room.program.write("later.html", text)).code == 0
    ada = signed_in(chromium, address, "ada")
    said: list[str] = []
    ada.on("console", lambda message: said.append(message.text))
    ada.goto(f"{address}/-/review")
    assert ada.locator(".waiting").count() == 1
    ada.keyboard.press("j")
    ada.keyboard.press("x")
    ada.wait_for_url(re.compile("done="))
    ada.goto(f"{address}/-/review")
    assert ada.get_by_text("Nothing waits.").count() == 1
    assert [kind for _, kind, _ in stored(room)] == ["note"]
    assert said == []
    ada.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_at_the_desk_and_it_fits_a_phone(
    chromium: Any, address: str, room: Newsroom, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    room.decide("speaker", "quote", room.quote_of(WALL), "ada", named="Oskar Bremm", reason="heard")
    room.decide("note", "quote", room.quote_of(WALL), "ben", reason="a note")
    ada = signed_in(chromium, address, "ada", color_scheme=scheme)
    ada.set_viewport_size({"width": 320, "height": 700})
    for path in (
        "/-/review",
        where(room),
        "/-/review/history",
        "/-/review/audit",
        f"/quotes/quotes/{room.quote_of(WALL)}",
    ):
        ada.goto(address + path)
        found = axe.Axe().run(ada).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], path
        assert ada.evaluate("document.documentElement.scrollWidth") <= 320, path
    ada.context.close()
