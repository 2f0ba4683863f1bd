"""The pages: what a person reads is there without scripts, and says whose words they are."""

import re

import pytest

from db.reading.places import Place
from quotes.web import policy, reading
from quotes.web.terms import MOST_TERMS, terms
from tests.page_reader import Reader, get
from tests.web_fixtures import CLAIM_ALTERED, RECORD, desk, quote_id, row_id

NOT_FOUND = "words that were never on any record here"


async def test_the_empty_verify_page_is_a_form_with_labels() -> None:
    async with desk() as site:
        answer, page = await get(site, "/-/verify")
    assert answer.status_code == 200
    labelled = {label["for"] for label in page.all("label")}
    assert (
        {field["id"] for field in (*page.all("textarea"), *page.all("input"))}
        == labelled
        == {"quote", "speaker", "source", "said_on"}
    )


async def test_an_altered_claim_shows_the_dropped_word_the_passage_and_the_way_to_the_source() -> None:
    async with desk() as site:
        answer, page = await get(site, "/-/verify", quote=CLAIM_ALTERED, speaker="Ines Marlow")
    assert answer.status_code == 200
    assert "<del>already </del>" in answer.text
    assert "Words changed" in page.text
    assert "Speaker confirmed" in page.text
    assert "the record itself" in page.text
    links = [link["href"] or "" for link in page.all("a")]
    assert any(
        link.startswith("https://larkhaven.example/council/2025-11-04#:~:text=We%20have") for link in links
    )
    assert f"/quotes/quotes/{quote_id(RECORD)}" in links
    assert any(link.startswith("/-/verify?quote=We+have") and "speaker=Ines+Marlow" in link for link in links)


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-11-04", "on 4 November 2025"), ("2025-11", "in November 2025"), ("2024", "in 2024")],
)
async def test_a_day_is_asked_for_and_told_beside_the_claim(day: str, told: str) -> None:
    asked = {"quote": RECORD, "speaker": "Ines Marlow", "said_on": day}
    async with desk() as site:
        _, page = await get(site, "/-/verify", **asked)
        twin = await site.client.get("/-/verify.json", params=asked)
    assert f"credited to Ines Marlow {told}" in page.text
    assert next(field["value"] for field in page.all("input") if field["id"] == "said_on") == day
    # No record has words of 2024: page and JSON both say so.
    other = [finding["kind"] for finding in twin.json()["findings"]] == ["other_date"]
    assert (other, "Other date" in page.text) == ((True, True) if day == "2024" else (False, False))


async def test_a_name_typed_with_the_words_is_shown_as_the_one_claimed() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/verify", quote=f"Did Ines Marlow say “{RECORD}”?")
    assert "credited to Ines Marlow" in page.text
    assert "Speaker confirmed" in page.text


async def test_a_day_that_is_none_stays_in_the_form_with_how_to_write_it() -> None:
    async with desk() as site:
        answer, page = await get(site, "/-/verify", quote=RECORD, said_on="4 November")
    assert answer.status_code == 400
    assert "write it as 2024-03-12, 2024-03 or 2024" in page.text
    assert next(field["value"] for field in page.all("input") if field["id"] == "said_on") == "4 November"


async def test_one_word_is_to_be_looked_for_and_no_source_is_asked_for() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/verify", quote="lanternfish")
        _, longer = await get(site, "/-/verify", quote=NOT_FOUND)
    assert "One word tells no remark from another; give more of the sentence." in page.text
    assert "/-/find?words=lanternfish" in [link["href"] for link in page.all("a")]
    assert ("quotes add" in page.text, "quotes add" in longer.text) == (False, True)


async def test_words_that_are_not_found_get_what_was_searched_and_what_to_try() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/verify", quote=NOT_FOUND)
    assert "Not found here" in page.text
    assert "in 4 sources" in page.text
    assert "never means that nobody said them" in page.text


async def test_what_is_nearest_to_words_that_are_not_found_is_shown_as_no_verdict() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/verify", quote="A wet town keeps short memory")
        answer = (await site.client.get("/-/verify.json?quote=A+wet+town+keeps+short+memory")).json()
    assert (answer["wording"], answer["evidence"]) == ("not_found", [])
    assert [near["text"] for near in answer["nearest"]] == ["A small town keeps a long memory."]
    assert "Nearest on record" in page.text
    assert "no verdict rests on them" in page.text


async def test_the_word_of_a_wrong_credit_is_struck_and_the_other_is_named() -> None:
    async with desk() as site:
        answer, page = await get(
            site, "/-/verify", quote="A small town keeps a long memory.", speaker="Ottoline Grey"
        )
    assert "Wrongly credited" in page.text
    assert '<article class="answer bad"' in answer.text
    assert re.search("<strong><a [^>]*><bdi>Bram Teller</bdi></a></strong>", answer.text)
    assert re.search('<s class="doubted"><a [^>]*><bdi>Ottoline Grey</bdi></a></s>', answer.text)


@pytest.mark.parametrize(
    ("params", "status", "sentence"),
    [
        ({"quote": " "}, 200, "Paste the words"),
        ({"quote": "?!…"}, 400, "no words"),
        ({"quote": "x" * 300}, 413, "at most 200"),
    ],
)
async def test_a_question_that_cannot_be_answered_keeps_the_form_and_says_why(
    params: dict[str, str], status: int, sentence: str
) -> None:
    async with desk(plugin={"claim_characters": 200}) as site:
        answer, page = await get(site, "/-/verify", **params)
    assert answer.status_code == status
    assert sentence in page.text
    assert page.all("textarea")


async def test_a_page_answers_get_only() -> None:
    async with desk() as site:
        answer = await site.client.post("/-/verify", content=b"quote=rain")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_a_search_shows_who_said_it_at_once() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/find", words="human scum")
        _, phrase = await get(site, "/-/find", words="“scum human”")
        _, named = await get(site, "/-/find", words="human", speaker="pike")
        _, other = await get(site, "/-/find", words="human", speaker="Marlow")
        _, percent = await get(site, "/-/find", words="human", speaker="%")
    assert "Dunstan Pike" in page.text
    assert "The Larkhaven Courier" in page.text
    assert "1 wording" in named.text
    for none in (phrase, other, percent):
        assert "Nothing found" in none.text


@pytest.mark.parametrize(
    "words", ['"', "AND", "NOT x", "text:x", "*", "(", "a" * 5000, "\x00", "' OR 1=1 --", "don't"]
)
async def test_no_search_is_a_mistake(words: str) -> None:
    async with desk() as site:
        answer, _ = await get(site, "/-/find", words=words)
    assert answer.status_code == 200


def test_what_stands_in_double_marks_is_looked_for_as_a_phrase() -> None:
    assert terms('Human scum, "of  the Earth" «now then» 5,000') == [
        "Human",
        "scum,",
        "of the Earth",
        "now then",
        "5,000",
    ]
    assert terms(" … -- ") == []
    assert len(terms("word " * 1000)) == MOST_TERMS


async def test_the_table_of_wordings_tells_who_said_what_was_searched() -> None:
    async with desk() as site:
        _, page = await get(site, "/quotes/variants", _search="human scum")
    assert "Dunstan Pike" in page.text
    assert f"/quotes/quotes/{quote_id('human scum')}" in [link.get("href") for link in page.all("a")]


async def test_the_page_of_a_quote_tells_who_is_credited_and_where_it_stands() -> None:
    async with desk() as site:
        answer, page = await get(site, f"/quotes/quotes/{quote_id('human scum')}")
        data = await site.client.get(f"/quotes/quotes/{quote_id('human scum')}.json?_shape=array")
    assert answer.status_code == data.status_code == 200
    for part in (
        "Dunstan Pike",
        "those of",
        "Radio Larkhaven called the tax collectors",
        "The Larkhaven Courier",
        "6 December 2025",
    ):
        assert part in page.text


async def test_the_page_of_a_wording_leads_to_its_quote() -> None:
    async with desk() as site:
        answer, page = await get(site, "/quotes/variants/1")
    assert answer.status_code == 200
    assert "The quote this wording belongs to" in page.text


async def test_the_page_of_a_speaker_lists_what_is_theirs_and_what_is_not() -> None:
    async with desk() as site:
        ids = {
            row["name"]: row["id"]
            for row in (await site.client.get("/quotes/speakers.json?_shape=array")).json()
        }
        _, pike = await get(site, f"/quotes/speakers/{ids['Dunstan Pike']}")
        _, grey = await get(site, f"/quotes/speakers/{ids['Ottoline Grey']}")
    assert "We will read the names again tomorrow" in pike.text
    assert "Not theirs" not in pike.text
    wrong, theirs = grey.text.split("Not theirs, or in dispute")[1].split("On record as theirs")
    assert "A small town keeps a long memory" in wrong
    assert "No source here credits Ottoline Grey with words that stand" in theirs


async def test_the_page_of_a_source_lists_its_quotations_in_order() -> None:
    async with desk() as site:
        rows = (await site.client.get("/quotes/sources.json?_search=collectors&_shape=array")).json()
        answer, page = await get(site, f"/quotes/sources/{rows[0]['id']}")
    assert answer.headers["content-security-policy"] == policy.STRICT
    assert page.text.index("human scum") < page.text.index("We will read the names again tomorrow")
    assert "https://courier.example/radio-larkhaven" in [link.get("href") for link in page.all("a")]


async def test_the_page_of_a_source_shows_its_text_with_its_quotations_marked_and_what_it_came_from() -> None:
    async with desk() as site:
        answer, page = await get(site, f"/quotes/sources/{row_id('sources', 'title', 'Radio')}")
    marks = re.findall(r'<mark><a href="([^"]+)">([^<]+)</a></mark>', answer.text)
    assert marks[0] == (f"/quotes/quotes/{quote_id('human scum')}", "human scum")
    assert "b2" * 32 in page.text
    assert "150 characters on either side" in page.text


def test_marks_around_quotations_leave_the_text_as_it_was() -> None:
    def place(text: str) -> Place:
        return Place("o", "direct", text, "", "", "s", None, None, None, None, "primary", "u", "q")

    text = "Rain, rain and more rain."
    stretches = reading.marked(
        text, [place("rain"), place("sun"), place(""), place("more rain"), place("rain")]
    )
    assert "".join(stretch.text for stretch in stretches) == text
    assert [stretch.text for stretch in stretches if stretch.place] == ["rain", "more rain"]


async def test_a_verdict_can_be_copied_as_a_citation() -> None:
    async with desk() as site:
        _, page = await get(site, "/-/verify", quote=CLAIM_ALTERED)
        _, none = await get(site, "/-/verify", quote=NOT_FOUND)
    for part in (
        "Chicago",
        "APA",
        "BibTeX",
        "Town of Larkhaven. (2025, November 4).",
        "@misc{",
        "November 4, 2025",
    ):
        assert part in page.text.replace("Council of Larkhaven, 4 November 2025. ", "Town of Larkhaven. ")
    assert "Copy as citation" not in none.text


async def test_the_bookmark_sends_the_selected_words_to_this_site_and_to_no_strange_host() -> None:
    async with desk() as site:
        _, page = await get(site, "/")
        strange = await site.client.get("/", headers={"host": "evil.example'),alert(1);('"})
    links = [link["href"] or "" for link in page.all("a") if link.get("class") == "bookmarklet"]
    assert links[0].startswith(
        "javascript:void(window.open('http://localhost/-/verify?quote='+encodeURIComponent("
    )
    assert "bookmarklet" not in strange.text
    assert "alert(1)" not in strange.text


async def test_a_row_as_stored_and_what_links_to_it_stay_in_reach() -> None:
    async with desk() as site:
        _, page = await get(site, f"/quotes/quotes/{quote_id('human scum')}")
    assert "original_reason" in page.text
    assert f"/quotes/variants?quote_id={quote_id('human scum')}" in [
        link.get("href") for link in page.all("a")
    ]


async def test_rows_of_other_tables_and_rows_that_are_missing_stay_datasettes() -> None:
    async with desk() as site:
        snapshots = (await site.client.get("/quotes/snapshots.json?_shape=array")).json()
        answer, page = await get(site, f"/quotes/snapshots/{snapshots[0]['id']}")
        missing = await site.client.get("/quotes/quotes/0000000000000000")
        unnumbered = await site.client.get("/quotes/variants/nothing")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == policy.DATASETTE
    assert "Links from other tables" in page.text
    assert (missing.status_code, unnumbered.status_code) == (404, 404)


async def test_the_home_page_asks_for_words_and_counts_what_there_is() -> None:
    async with desk() as site:
        answer, page = await get(site, "/")
    assert answer.status_code == 200
    assert page.all("textarea")
    assert re.search(r">4</a></dd></div>", answer.text)
    assert "Ottoline Grey" in page.text
    assert "2025" in page.text


async def test_the_pages_work_below_another_path() -> None:
    async with desk(settings={"base_url": "/desk/"}) as site:
        answer, page = await get(site, "/-/verify", quote=CLAIM_ALTERED)
        home, start = await get(site, "/")
    for reader in (page, start):
        for link in (*reader.all("a"), *reader.all("link")):
            href = (link["href"] or "").removeprefix("javascript:void(window.open('http://localhost")
            assert href.startswith(("/desk/", "https://", "#")), href
        assert all((form["action"] or "").startswith("/desk/") for form in reader.all("form"))
    assert home.headers["content-security-policy"] == policy.STRICT
    assert answer.status_code == 200


async def test_a_page_that_is_not_there_leads_on_and_escapes_what_was_asked() -> None:
    async with desk() as site:
        answer = await site.client.get("/quotes/quotes/~3Cscript~3E")
        gone = await site.client.get("/quote/0123456789abcdef")
        refused = await site.client.get("/quotes/nothing.json")
    assert (answer.status_code, gone.status_code, refused.status_code) == (404, 404, 404)
    assert refused.json()["ok"] is False
    assert "<script>" not in answer.text
    page = Reader(gone.text)
    assert "No quote has this id" in page.text
    links = {link.get("href") for link in page.all("a")}
    assert {"/", "/-/find", "/-/verify", "/-/check"} <= links


async def test_an_address_where_nothing_stands_is_told_in_words_of_the_site() -> None:
    async with desk() as site:
        for path in ("/nowhere", "/quotes/speakers/zzzz"):
            answer = await site.client.get(path)
            assert answer.status_code == 404
            assert "Nothing stands at this address: it may be mistyped" in answer.text
