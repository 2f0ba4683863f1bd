"""A remark that many sources repeat is found as surely as one that stands once, and a small library finds its own."""

import json

import pytest

from tests.conftest import Program

REMARK = "the lantern keepers of Oss were never paid for the second winter"


def verdict(program: Program, claim: str, *more: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(program("verify", claim, "--json", *more).out)
    return found


def test_a_small_library_finds_a_short_excerpt_of_its_own(quotes_in: Program) -> None:
    quotes_in.story()
    for claim in (
        "It needs new doors by 2025",
        "owners are still waiting for their money",
        "Eleven boats were damaged",
    ):
        assert verdict(quotes_in, claim)["wording"] != "not_found", claim


@pytest.mark.parametrize("copies", [2, 12, 60])
def test_a_remark_that_many_sources_repeat_is_found_when_a_word_is_changed(
    quotes_in: Program, copies: int
) -> None:
    frames = ("{}.", "As she put it, {}, and nobody laughed.", "{}, and that was that.", "I repeat: {}.")
    rows: list[dict[str, object]] = [
        {
            "id": n,
            "text": frames[n % 4].format(REMARK) + f" ({n})",
            "speaker": "Rosa Quill",
            "document": f"d{n}",
        }
        for n in range(copies)
    ]
    noise: list[dict[str, object]] = [
        {"id": f"n{n}", "text": f"Report {n} of the {n * 7}th day says nothing about lanterns or keepers."}
        for n in range(300)
    ]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows + noise))))
    quotes_in("link")
    for claim in (REMARK, REMARK.replace("second", "third"), "never paid for the second winter"):
        assert verdict(quotes_in, claim)["wording"] != "not_found", claim


def test_words_that_nobody_said_are_still_not_found(quotes_in: Program) -> None:
    quotes_in.story()
    for claim in (
        "The harbour will be moved to another town",
        "We have never said that cheese is a vegetable",
    ):
        assert verdict(quotes_in, claim)["wording"] == "not_found", claim
