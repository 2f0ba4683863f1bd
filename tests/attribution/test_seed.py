"""The seed article: every quotation it holds is found, with its speaker, and nothing else."""

import json
import os
from typing import Any

import pytest

from quotes.attribution.extraction import extract
from quotes.quotation import Quotation
from tests.conftest import ROOT

SEED = ROOT.parent / "shared" / "seed"
ARTICLE = SEED / "globe-and-mail-six-party-talks.txt"

if not SEED.is_dir():
    if os.environ.get("CI"):
        pytest.fail(f"The seed folder is missing: {SEED}", pytrace=False)
    pytest.skip("the seed article is not beside this checkout", allow_module_level=True)


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    wanted: list[dict[str, Any]] = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))["quotations"]
    return wanted


@pytest.fixture(scope="module")
def found() -> list[Quotation]:
    return extract(ARTICLE.read_text(encoding="utf-8"))


def speakers_of(wanted: dict[str, Any]) -> tuple[str, ...]:
    return tuple(wanted["speaker"]) if isinstance(wanted["speaker"], list) else (wanted["speaker"],)


def test_every_quotation_is_found_at_its_place_and_nothing_else(
    gold: list[dict[str, Any]], found: list[Quotation]
) -> None:
    assert [(q.start, q.end, q.text) for q in found] == [(g["start"], g["end"], g["text"]) for g in gold]


def test_every_quotation_has_its_speakers_in_order(
    gold: list[dict[str, Any]], found: list[Quotation]
) -> None:
    assert [q.attribution.speakers for q in found] == [speakers_of(g) for g in gold]


def test_whole_quotations_are_direct_and_partial_ones_direct_or_mixed(
    gold: list[dict[str, Any]], found: list[Quotation]
) -> None:
    for quotation, wanted in zip(found, gold, strict=True):
        allowed = (
            {"direct"} if wanted["kind"] == "direct" and wanted["text"][0].isupper() else {"direct", "mixed"}
        )
        assert quotation.kind in allowed


def test_then_is_the_date_named_before(gold: list[dict[str, Any]], found: list[Quotation]) -> None:
    assert [q.attribution.said_on for q in found] == [g["said_on"] for g in gold]


def test_a_weekday_needs_the_date_of_the_article() -> None:
    dated = extract(ARTICLE.read_text(encoding="utf-8"), published="2014-01-29")
    assert dated[1].attribution.said_on == "2014-01-28"
    assert dated[3].attribution.said_on == "2014-01-27"


def test_the_cue_stands_in_the_words_that_gold_names(
    gold: list[dict[str, Any]], found: list[Quotation]
) -> None:
    for quotation, wanted in zip(found, gold, strict=True):
        assert quotation.attribution.cue
        assert quotation.attribution.cue.split()[0] in wanted["cue"]
