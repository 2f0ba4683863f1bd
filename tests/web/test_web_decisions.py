"""What reviewers decided stands on the page of a quote, for everybody who may see it, in words."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.page_reader import Reader
from tests.web.test_web_exports import ADDRESS, DATE, TEXT, WHO, WORK, shape
from tests.web_fixtures import SCRIPT, desk, larkhaven, metadata, quote_id, row_id

# What schema.org says a ClaimReview may have, as far as it is used here.
REVIEW = shape(
    ["@context", "@type", "url", "datePublished", "author", "claimReviewed", "itemReviewed", "reviewRating"],
    **{
        "@context": {"const": "https://schema.org"}, "@type": {"const": "ClaimReview"}, "identifier": TEXT, "url": ADDRESS,
        "datePublished": DATE, "author": WHO, "claimReviewed": TEXT, "reviewBody": TEXT, "citation": ADDRESS,
        "itemReviewed": shape(
            ["@type", "about"],
            **{
                "@type": {"const": "Claim"}, "firstAppearance": WORK,
                "about": {"type": "array", "prefixItems": [
                    shape(["@type", "text"], **{"@type": {"const": "Quotation"}, "text": TEXT}), WHO], "items": False},
            },
        ),
        "reviewRating": shape(
            ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
            **{
                "@type": {"const": "Rating"}, "ratingValue": {"enum": [1, 3, 5]}, "bestRating": {"const": 5},
                "worstRating": {"const": 1}, "alternateName": TEXT,
            },
        ),
    },
)  # fmt: skip


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    path = tmp_path / "quotes.db"
    shutil.copy(larkhaven(), path)
    conn = sqlite3.connect(path)
    pike = row_id("speakers", "name", "Dunstan")
    conn.executemany(
        "insert into rulings (decision_id, kind, about, object_id, at, anchor, contested, value, value_text, "
        "reason, evidence_url) values (?, ?, 'quote', ?, '2026-05-04T12:00:00Z', ?, ?, ?, ?, ?, ?)",
        [
            ("d1", "misattributed", quote_id("human scum"), "exact", 0, pike, "Dunstan Pike", f"The tape says so. {SCRIPT}",
             "https://tape.example/"),
            ("d2", "disputed", quote_id("We will"), "exact", 1, pike, "Dunstan Pike", None, "javascript:alert(1)"),
        ],
    )  # fmt: skip
    conn.commit()
    conn.close()
    return path


async def _page(site: Any, start: str) -> Reader:
    return Reader((await site.client.get(f"/quotes/quotes/{quote_id(start)}")).text)


async def test_a_decision_is_told_with_its_day_its_reason_and_its_evidence(decided: Path) -> None:
    async with desk(decided) as site:
        page = await _page(site, "human scum")
        review = (await site.client.get(f"/quotes/quotes/{quote_id('human scum')}.claimreview")).json()
    told = " ".join(page.text.split("What reviewers decided")[1].split())
    assert told.startswith("The words are wrongly credited to Dunstan Pike. 4 May 2026The tape says so.")
    links = [link.get("href") or "" for link in page.all("a")]
    assert "https://tape.example/" in links
    assert any(link.endswith(".claimreview") for link in links)
    assert not page.all("script")
    Draft202012Validator(REVIEW).validate(review)
    assert review["itemReviewed"]["about"][1]["name"] == "Dunstan Pike"
    assert review["itemReviewed"]["firstAppearance"]["datePublished"] == "2025-12-06"


async def test_a_contested_decision_says_so_and_makes_no_claim_review(decided: Path) -> None:
    async with desk(decided) as site:
        page = await _page(site, "We will")
        review = await site.client.get(f"/quotes/quotes/{quote_id('We will')}.claimreview")
    assert "another reviewer decided otherwise" in page.text
    assert not [link for link in page.all("a") if (link.get("href") or "").startswith("javascript:")]
    assert review.status_code == 404


async def test_without_a_decision_or_the_right_to_see_one_there_is_none(decided: Path) -> None:
    base = metadata()
    tables = {**base["databases"]["quotes"]["tables"], "rulings": {"allow": False}}
    async with desk(decided, config={**base, "databases": {"quotes": {"tables": tables}}}) as site:
        page = await _page(site, "human scum")
    async with desk() as site:
        none = await _page(site, "human scum")
    assert "What reviewers decided" not in page.text + none.text
    assert "Dunstan Pike" in page.text
