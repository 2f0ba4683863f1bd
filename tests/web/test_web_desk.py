"""The desk: who may decide does, and everybody else gets the right refusal, on both versions of Datasette."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import pytest

from db.reviewing import reviews
from tests.conftest import Program
from tests.desk_fixtures import PASSWORDS, Person, config, decisions, newsdesk
from tests.review_fixtures import BENT, WALL, Newsroom, newsroom
from tests.web_fixtures import ONE, desk

ROUTES = ["/-/review", "/-/review/history", "/-/review/audit", "/-/review/decide", "/-/review/undo"]


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


@pytest.fixture
async def site(room: Newsroom) -> AsyncIterator[Any]:
    async with newsdesk(room.db) as found:
        yield found


def audited(room: Newsroom) -> list[tuple[str | None, str, str]]:
    with reviews.reading(room.reviews) as held:
        return [(row.actor, row.action, row.outcome) for row in reviews.audit(held.conn, 100)] if held else []


def page(room: Newsroom, words: str = WALL) -> str:
    return f"/-/review/about/quote/{room.quote_of(words)}"


async def test_somebody_who_may_review_decides_and_the_page_says_so(room: Newsroom, site: Any) -> None:
    ada = Person(site, "ada")
    answer = await ada.decide(page(room), kind="speaker", named="Oskar Bremm", reason="heard on the tape")
    assert answer.status_code == 303
    shown = await ada.get(answer.headers["location"])
    assert "Stored: the speaker is Oskar Bremm." in shown.text
    assert [(row.author, row.kind, row.value_text) for row in decisions(room)] == [
        ("ada", "speaker", "Oskar Bremm")
    ]
    assert {name for name, *_ in room.credits(WALL)} == {"Oskar Bremm"}
    verdict = (
        await site.client.get("/-/verify.json", params={"quote": WALL, "speaker": "Rosa Quill"})
    ).json()
    assert verdict["attribution"] == "different_speaker"


async def test_the_public_pages_have_the_panel_for_reviewers_alone(room: Newsroom, site: Any) -> None:
    rows = {
        "quotes": room.quote_of(WALL),
        "variants": room.one("SELECT n FROM variants WHERE text = ?", WALL),
        "sources": room.one("SELECT id FROM sources LIMIT 1"),
        "speakers": room.one("SELECT id FROM speakers LIMIT 1"),
    }
    for table, key in rows.items():
        for name, there in (("ada", True), ("eve", False), (None, False)):
            html = (await Person(site, name).get(f"/quotes/{table}/{key}")).text
            assert ("At the desk" in html) == there, (table, name)
            assert ('action="/-/review/decide"' in html) == there
    assert (
        "Decide about this place" in (await Person(site, "ada").get(f"/quotes/quotes/{rows['quotes']}")).text
    )
    assert "/-/review" not in (await Person(site, None).get(f"/quotes/quotes/{rows['quotes']}")).text


@pytest.mark.parametrize("path", ROUTES)
async def test_nothing_answers_to_who_is_not_signed_in(room: Newsroom, site: Any, path: str) -> None:
    nobody = Person(site, None)
    closed, nothing = await nobody.get(path), await nobody.get("/no/such/page")
    assert closed.status_code == 404
    # Word for word what an address says at which nothing is, once.
    assert closed.text == nothing.text
    assert closed.text.count("There is no such page") == 2, "in the title and in the heading"
    await nobody.get("/-/login")
    answer = await nobody.post(path, {"csrftoken": nobody.cookies.get("ds_csrftoken", "")})
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ROUTES)
async def test_who_is_signed_in_and_may_not_review_is_told_so(site: Any, path: str) -> None:
    answer = await Person(site, "eve").get(path)
    assert answer.status_code == 403


async def test_a_post_of_somebody_who_may_not_is_refused_and_audited(room: Newsroom, site: Any) -> None:
    fields = await Person(site, "ada").form(page(room))
    eve = Person(site, "eve")
    await eve.get("/-/login")
    fields["csrftoken"] = eve.cookies.get("ds_csrftoken", "")
    answer = await eve.post("/-/review/decide", {**fields, "kind": "confirm", "named": "Rosa Quill"})
    assert answer.status_code == 403
    assert decisions(room) == []
    assert audited(room) == [("eve", "decide", "refused: no permission")]


async def test_a_forged_form_is_refused(room: Newsroom, site: Any) -> None:
    ada = Person(site, "ada")
    fields = {**await ada.form(page(room)), "kind": "confirm", "named": "Rosa Quill"}
    if ONE:
        forged = await ada.post("/-/review/decide", fields, headers={"Sec-Fetch-Site": "cross-site"})
    else:
        forged = await ada.post("/-/review/decide", {**fields, "csrftoken": "made-up"})
    assert forged.status_code == 403
    unsigned = await ada.post("/-/review/decide", {**fields, "ticket": "made-up"})
    assert unsigned.status_code == 400
    assert "Load the page and decide again" in unsigned.text
    assert decisions(room) == []


async def test_a_form_sent_twice_is_stored_once(room: Newsroom, site: Any) -> None:
    ada = Person(site, "ada")
    fields = {**await ada.form(page(room)), "kind": "confirm", "named": "Rosa Quill"}
    assert (await ada.post("/-/review/decide", fields)).status_code == 303
    again = await ada.post("/-/review/decide", {**fields, "kind": "misattributed", "reason": "replayed"})
    assert again.status_code == 409
    assert [row.kind for row in decisions(room)] == ["confirm"]


async def test_somebody_elses_form_is_refused(room: Newsroom, site: Any) -> None:
    fields = await Person(site, "ada").form(page(room))
    ben = Person(site, "ben")
    own = await ben.form(page(room))
    answer = await ben.post(
        "/-/review/decide", {**own, "ticket": fields["ticket"], "kind": "confirm", "named": "Rosa Quill"}
    )
    assert answer.status_code == 403
    assert decisions(room) == []


async def test_a_swapped_row_id_is_refused(room: Newsroom, site: Any) -> None:
    ada = Person(site, "ada")
    fields = await ada.form(page(room))
    other = room.quote_of("needs new doors by 2025.")
    answer = await ada.post(
        "/-/review/decide", {**fields, "object": other, "kind": "confirm", "named": "Rosa Quill"}
    )
    assert answer.status_code == 400
    assert "another row" in answer.text
    swapped = await ada.post(
        "/-/review/decide", {**fields, "about": "speaker", "kind": "note", "reason": "x"}
    )
    assert swapped.status_code == 400
    assert decisions(room) == []
    assert all(
        outcome.startswith("refused: This form was made for another row") for _, _, outcome in audited(room)
    )


async def test_another_rows_decision_cannot_be_undone_by_swapping_its_id(room: Newsroom, site: Any) -> None:
    ada = Person(site, "ada")
    await ada.decide(page(room), kind="confirm", named="Rosa Quill")
    doors = page(room, "needs new doors by 2025.")
    fields = await ada.form(doors)
    answer = await ada.post("/-/review/undo", {**fields, "decision": decisions(room)[0].id})
    assert answer.status_code == 400
    assert len(decisions(room)) == 1


async def test_what_was_decided_before_a_quote_grew_is_seen_and_undone_at_its_new_address(
    room: Newsroom, site: Any
) -> None:
    ada, ben = Person(site, "ada"), Person(site, "ben")
    old, before = page(room), room.credits(WALL)
    await ada.decide(old, kind="speaker", named="Oskar Bremm", reason="heard on the tape")
    said = f'"{WALL} Nobody will touch a stone of it in the meantime," said Rosa Quill, the chair, on Friday.'
    longer = f"<html><body><article><p>{said}</p></article></body></html>"
    assert room.program("add", room.program.write("longer.html", longer)).code == 0
    assert page(room) != old
    assert "heard on the tape" in (await ben.get(page(room))).text
    assert (await ben.undo(page(room))).status_code == 303
    assert [(row.kind, row.author) for row in decisions(room)] == [("speaker", "ada"), ("undo", "ben")]
    assert set(before) <= set(room.credits(WALL))
    assert ("Oskar Bremm", "asserted", "reviewed_quote") not in room.credits(WALL)


async def test_a_decision_is_undone_and_both_stay_in_the_history(room: Newsroom, site: Any) -> None:
    ada, ben = Person(site, "ada"), Person(site, "ben")
    before = room.credits(WALL)
    await ada.decide(page(room), kind="speaker", named="Oskar Bremm")
    assert (await ben.undo(page(room))).status_code == 303
    assert room.credits(WALL) == before
    assert "undone by ben" in (await ada.get(page(room))).text
    history = (await ada.get("/-/review/history")).text
    assert "Took a decision back" in history
    assert "replaced or undone" in history
    again = await ben.post(
        "/-/review/undo", {**await ben.form(page(room)), "decision": decisions(room)[0].id}
    )
    assert again.status_code == 409


async def test_two_who_decide_at_once_are_both_stored_and_shown_as_a_conflict(
    room: Newsroom, site: Any
) -> None:
    ada, ben = Person(site, "ada"), Person(site, "ben")
    hers, his = await ada.form(page(room)), await ben.form(page(room))
    assert (
        await ada.post("/-/review/decide", {**hers, "kind": "speaker", "named": "Oskar Bremm"})
    ).status_code == 303
    answer = await ben.post("/-/review/decide", {**his, "kind": "speaker", "named": "Ada Finch"})
    assert "Neither is obeyed until somebody decides" in (await ben.get(answer.headers["location"])).text
    assert "Reviewers disagree" in (await ada.get("/-/review")).text
    assert {status for _, status, rule in room.credits(WALL) if rule == "reviewers_disagree"} == {"disputed"}
    # With both in view, a third decision settles it.
    assert (await ada.decide(page(room), kind="speaker", named="Ada Finch")).status_code == 303
    assert {(name, status) for name, status, _ in room.credits(WALL)} == {("Ada Finch", "asserted")}
    assert "Reviewers disagree" not in (await ada.get("/-/review")).text


async def test_deciding_about_a_source_needs_manage_sources(room: Newsroom, site: Any) -> None:
    source = room.one("SELECT id FROM sources WHERE tier = 'secondary'")
    where = f"/-/review/about/source/{source}"
    ada, ben = Person(site, "ada"), Person(site, "ben")
    refused = await ben.decide(where, kind="hide", reason="withdrawn")
    assert refused.status_code == 403
    assert decisions(room) == []
    assert (await ada.decide(where, kind="hide", reason="withdrawn")).status_code == 303


async def test_signing_in_and_out_with_a_password(site: Any) -> None:
    nobody = Person(site, None)
    await nobody.get("/-/login")
    fields = {
        "username": "ada",
        "password": PASSWORDS["ada"],
        "csrftoken": nobody.cookies.get("ds_csrftoken", ""),
    }
    answer = await nobody.post("/-/login", fields)
    assert answer.status_code == 302
    nobody.cookies["ds_actor"] = answer.cookies["ds_actor"]
    shown = await nobody.get("/-/review")
    assert shown.status_code == 200
    assert "signed in as" in shown.text


async def test_guessing_passwords_is_stopped_and_audited(room: Newsroom) -> None:
    async with newsdesk(room.db, sign_ins_per_minute=3) as site:
        nobody = Person(site, None)
        await nobody.get("/-/login")
        fields = {
            "username": "ada",
            "password": "a guess",
            "csrftoken": nobody.cookies.get("ds_csrftoken", ""),
        }
        codes = [(await nobody.post("/-/login", fields)).status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    outcomes = [outcome for _, action, outcome in audited(room) if action == "sign in"]
    assert outcomes.count("refused: wrong name or password") == 3
    assert outcomes.count("refused: too many tries") == 2


async def test_who_signed_in_stands_in_the_audit(room: Newsroom, site: Any) -> None:
    nobody = Person(site, None)
    await nobody.get("/-/login")
    fields = {
        "username": "ben",
        "password": PASSWORDS["ben"],
        "csrftoken": nobody.cookies.get("ds_csrftoken", ""),
    }
    await nobody.post("/-/login", fields)
    assert ("ben", "sign in", "signed in") in audited(room)


async def test_the_queue_has_uncertain_and_conflicting_credits_and_forgets_what_was_looked_at(
    room: Newsroom, site: Any
) -> None:
    text = f'<html><body><article><p>"{WALL}" said Oskar Bremm, the engineer, on Friday at the quay.</p></article></body></html>'
    assert room.program("add", room.program.write("later.html", text)).code == 0
    ada = Person(site, "ada")
    html = (await ada.get("/-/review")).text
    assert "Credits that conflict" in html
    fields = {**await ada.form(page(room)), "kind": "note", "reason": "Looked at; nothing to do."}
    assert (await ada.post("/-/review/decide", fields)).status_code == 303
    assert "Credits that conflict" not in (await ada.get("/-/review")).text


async def test_new_evidence_against_a_decision_waits_until_somebody_decides_again(
    room: Newsroom, site: Any
) -> None:
    ada = Person(site, "ada")
    room.decide("speaker", "quote", room.quote_of(WALL), "ben", named="Ada Finch")
    text = f'<html><body><article><p>"{WALL}" said Oskar Bremm, the engineer, on Friday at the quay.</p></article></body></html>'
    assert room.program("add", room.program.write("later.html", text)).code == 0
    assert "New evidence against a decision" in (await ada.get("/-/review")).text
    await ada.decide(page(room), kind="speaker", named="Ada Finch", reason="looked at the new article too")
    assert "New evidence against a decision" not in (await ada.get("/-/review")).text


async def test_a_lost_place_is_in_the_queue_and_its_page_still_opens(room: Newsroom, site: Any) -> None:
    made = room.decide("speaker", "occurrence", room.place_of(BENT), named="Oskar Bremm")
    room.program(
        "remove", room.one("SELECT id FROM sources WHERE tier = 'secondary'"), "--reason", "withdrawn"
    )
    room.rebuild()
    async with newsdesk(room.db) as again:
        ada = Person(again, "ada")
        assert "Decisions that lost their place" in (await ada.get("/-/review")).text
        shown = await ada.get(f"/-/review/about/occurrence/{made.object}")
        assert "its place is lost" in shown.text
        assert BENT in shown.text


async def test_what_people_typed_is_text_on_every_page(room: Newsroom, site: Any) -> None:
    bad = "<script>alert(1)</script>"
    ada = Person(site, "ada")
    await ada.decide(page(room), kind="misattributed", named=f"{bad} Person", reason=bad)
    for path in (page(room), "/-/review/history", "/-/review/audit", f"/quotes/quotes/{room.quote_of(WALL)}"):
        html = (await ada.get(path)).text
        assert "<script>alert" not in html
    assert "&lt;script&gt;" in (await ada.get(page(room))).text


async def test_the_pages_of_the_desk_have_the_strict_policy_and_are_kept_by_nobody(
    room: Newsroom, site: Any
) -> None:
    for path in ("/-/review", "/-/review/history", "/-/review/audit", page(room)):
        headers = (await Person(site, "ada").get(path)).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "no-store" in headers["cache-control"]


async def test_a_site_without_permissions_set_up_has_no_desk(room: Newsroom) -> None:
    async with newsdesk(room.db, permissions={}) as site:
        assert (await Person(site, "ada").get("/-/review")).status_code == 403
        assert (await Person(site, None).get("/-/review")).status_code == 404


async def test_a_claim_review_comes_from_a_decision_only(room: Newsroom, site: Any) -> None:
    address = f"/quotes/quotes/{room.quote_of(WALL)}.claimreview"
    before = await site.client.get(address)
    assert before.status_code == 404
    assert "no reviewer has decided" in before.json()["error"]
    await Person(site, "ada").decide(
        page(room), kind="misattributed", named="Albert Einstein", reason="a meme"
    )
    made = (await site.client.get(address)).json()
    assert made["@type"] == "ClaimReview"
    assert made["claimReviewed"].startswith("Albert Einstein said: “The harbour wall")
    assert made["url"].endswith(f"/quotes/quotes/{room.quote_of(WALL)}")
    room.decide("confirm", "quote", room.quote_of(WALL), "ben", named="Albert Einstein")
    assert (await site.client.get(address)).status_code == 404


async def test_a_much_copied_wording_whose_meaning_turned_waits_with_what_turned_it(
    room: Newsroom, site: Any
) -> None:
    for number in range(3):
        text = f'<html><body><article><p>"{BENT}," Rosa Quill told paper number {number} on Friday.</p></article></body></html>'
        assert room.program("add", room.program.write(f"copy{number}.html", text)).code == 0
    ada = Person(site, "ada")
    html = (await ada.get("/-/review")).text
    assert "Meaning changed in a much-copied wording" in html
    assert "negation · 4 places" in html
    variant = f"/-/review/about/variant/{room.variant_of(BENT)}"
    await ada.decide(variant, kind="note", reason="The courier was told.")
    assert "Meaning changed in a much-copied wording" not in (await ada.get("/-/review")).text


async def test_a_wrong_password_that_a_browser_sends_along_is_counted_too(room: Newsroom) -> None:
    given = config(sign_ins_per_minute=3)
    given["plugins"]["datasette-auth-passwords"]["http_basic_auth"] = True

    def basic(word: str) -> dict[str, str]:
        return {"Authorization": "Basic " + base64.b64encode(f"ada:{word}".encode()).decode()}

    async with desk(room.db, config=given) as site:
        right = [
            (await site.client.get("/-/review", headers=basic(PASSWORDS["ada"]))).status_code
            for _ in range(5)
        ]
        wrong = [(await site.client.get("/-/review", headers=basic("a guess"))).status_code for _ in range(5)]
    assert right == [200] * 5
    assert wrong == [401, 401, 401, 429, 429]
