"""Bulk rows are checked one by one, and each refusal says why."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import BadInput
from quotes.intake.bulk import LONGEST_ROW, batch, parse

GOOD = {
    "id": 7,
    "text": " Words. ",
    "speaker": "Ann",
    "document": "d",
    "position": 2,
    "kind": "source",
    "collection": "c",
}


def test_a_row_is_read_with_its_fields_stripped() -> None:
    row = parse(json.dumps(GOOD))
    assert (row.text, row.external_id, row.speaker, row.position, row.tier) == (
        "Words.",
        "7",
        "Ann",
        2,
        "primary",
    )


def test_the_tier_follows_from_the_kind_unless_it_is_stated() -> None:
    assert parse('{"text": "a"}').tier == "secondary"
    assert parse('{"text": "a", "collection": "sayings"}').tier == "collection"
    assert parse('{"text": "a", "kind": "source", "tier": "secondary"}').tier == "secondary"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"text": ""}', 'no "text"'),
        ('{"text": 5}', 'no "text"'),
        ('{"text": "a", "kind": "song"}', '"kind"'),
        ('{"text": "a", "tier": "best"}', '"tier"'),
        ('{"text": "a", "position": "first"}', '"position"'),
        (json.dumps({"text": "a" * (LONGEST_ROW + 1)}), "the limit is"),
    ],
)
def test_a_row_that_is_none_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        parse(line)


def test_rows_of_one_document_share_a_source_and_same_words_share_a_variant() -> None:
    rows = [parse(json.dumps({**GOOD, "id": n, "position": n})) for n in range(3)]
    made = batch(rows, name="f.jsonl", at="2026-01-01T00:00:00Z")
    assert (len(made.sources), len(made.variants), len(made.occurrences), len(made.speakers)) == (1, 1, 3, 1)


@given(
    st.dictionaries(
        st.sampled_from(["text", "id", "speaker", "kind", "position", "url"]),
        st.text() | st.integers() | st.none(),
    )
)
def test_any_object_is_a_row_or_is_refused(data: dict[str, object]) -> None:
    try:
        row = parse(json.dumps(data))
    except BadInput:
        return
    assert row.text
