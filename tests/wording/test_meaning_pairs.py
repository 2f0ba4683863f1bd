"""The labelled minimal pairs for the meaning guard are well-formed; the guard itself is not run here."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from rapidfuzz import fuzz, process

from quotes.verdicts import Wording

PAIRS = Path(__file__).with_name("meaning_pairs.jsonl")
KEYS = ["id", "category", "recorded", "claim", "turns", "wording", "why"]
MARKED_CUT = re.compile(r"…|\.\.\.")
# The closest two recorded sentences stand at 69; a sentence reused with another ending stood at 75 to 92.
NEAR_DUPLICATE = 72


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, Any]]:
    return [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]


def words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.findall(r"[\w']+", folded)


def test_there_are_enough_pairs_of_both_kinds(pairs: list[dict[str, Any]]) -> None:
    turning = sum(pair["turns"] for pair in pairs)
    assert len(pairs) >= 400
    assert 0.4 <= turning / len(pairs) <= 0.6


def test_every_category_holds_pairs_that_turn_the_meaning_and_pairs_that_do_not(
    pairs: list[dict[str, Any]],
) -> None:
    kinds = Counter((pair["category"], pair["turns"]) for pair in pairs)
    categories = {pair["category"] for pair in pairs}
    assert len(categories) >= 25
    assert {name for name in categories if min(kinds[name, True], kinds[name, False]) < 4} == set()


def test_every_line_has_the_same_keys_and_types(pairs: list[dict[str, Any]]) -> None:
    for pair in pairs:
        assert list(pair) == KEYS
        assert isinstance(pair["turns"], bool), pair["id"]
        assert all(
            isinstance(pair[key], str) and pair[key].strip()
            for key in KEYS
            if key not in {"turns", "wording"}
        )


def test_ids_are_unique_and_an_id_prefix_belongs_to_one_category(pairs: list[dict[str, Any]]) -> None:
    assert len({pair["id"] for pair in pairs}) == len(pairs)
    assert all(re.fullmatch(r"[a-z]{3}-\d{3}", pair["id"]) for pair in pairs)
    prefixes = {(pair["id"][:3], pair["category"]) for pair in pairs}
    assert len(prefixes) == len({prefix for prefix, _ in prefixes}) == len({name for _, name in prefixes})


def test_a_pair_turns_exactly_when_its_one_wording_is_meaning_changed(pairs: list[dict[str, Any]]) -> None:
    allowed = set(get_args(Wording)) - {"not_found", "meaning_changed"}
    for pair in pairs:
        if pair["turns"]:
            assert pair["wording"] == ["meaning_changed"], pair["id"]
        else:
            assert pair["wording"], pair["id"]
            assert set(pair["wording"]) <= allowed, pair["id"]
            assert len(set(pair["wording"])) == len(pair["wording"]), pair["id"]


def test_recorded_and_claimed_words_differ_as_strings(pairs: list[dict[str, Any]]) -> None:
    assert [pair["id"] for pair in pairs if pair["recorded"] == pair["claim"]] == []


def test_glyph_pairs_labelled_exact_hold_the_same_words(pairs: list[dict[str, Any]]) -> None:
    for pair in pairs:
        if pair["category"] == "glyphs" and not pair["turns"]:
            assert words(pair["recorded"]) == words(pair["claim"]), pair["id"]


def test_a_claim_that_may_only_be_an_excerpt_stands_in_the_record_in_one_piece(
    pairs: list[dict[str, Any]],
) -> None:
    for pair in pairs:
        if pair["wording"] == ["excerpt"]:
            recorded, claim = " ".join(words(pair["recorded"])), " ".join(words(pair["claim"]))
            assert claim != recorded, pair["id"]
            assert f" {claim} " in f" {recorded} ", pair["id"]


def test_elided_claims_mark_their_cuts_and_altered_ones_do_not(pairs: list[dict[str, Any]]) -> None:
    for pair in pairs:
        if "elided" in pair["wording"]:
            assert MARKED_CUT.search(pair["claim"]), pair["id"]
        if "altered" in pair["wording"]:
            assert not MARKED_CUT.search(pair["claim"]), pair["id"]


def test_sentences_have_the_length_of_speech(pairs: list[dict[str, Any]]) -> None:
    assert [pair["id"] for pair in pairs if not 5 <= len(pair["recorded"].split()) <= 60] == []
    assert [pair["id"] for pair in pairs if len(pair["claim"].split()) < 4] == []


def test_no_sentence_is_used_twice_with_small_changes(pairs: list[dict[str, Any]]) -> None:
    recorded = [" ".join(words(pair["recorded"])) for pair in pairs]
    scores = process.cdist(recorded, recorded, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_DUPLICATE)
    close = [
        (pairs[row]["id"], pairs[column]["id"])
        for row, column in zip(*scores.nonzero(), strict=True)
        if row < column
    ]
    assert close == []


def test_no_text_carries_stray_blanks_or_unfinished_markup(pairs: list[dict[str, Any]]) -> None:
    for pair in pairs:
        for text in (pair["recorded"], pair["claim"]):
            assert text == text.strip(), pair["id"]
            assert not re.search(r"[{}|]|=>| [,;:?!]", text), pair["id"]
