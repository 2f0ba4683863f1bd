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
        ("{}", 'no "text"'),
        ('{"text": " "}', '"text" is empty'),
        ('{"text": 5}', '"text" is no text'),
        ('{"text": "a", "kind": "song"}', '"kind"'),
        ('{"text": "a", "tier": "best"}', '"tier"'),
        ('{"text": "a", "position": "first"}', '"position"'),
        ('{"text": "a", "position": true}', '"position"'),
        ('{"text": "a", "position": 99999999999999999999}', '"position" must be a whole number of at most'),
        ('{"text": "a", "position": -99999999999999999999}', '"position" must be a whole number of at most'),
        ('{"text": "a", "speaker": ["Ada Lovelace", "Alan Turing"]}', '"speaker" is .*must be text'),
        ('{"text": "a", "speaker": {"name": "Ada Lovelace"}}', '"speaker"'),
        ('{"text": "a", "speaker": 5}', '"speaker"'),
        ('{"text": "a", "id": true}', '"id" is True'),
        ('{"text": "a", "url": ["https://example.org"]}', '"url"'),
        ('{"text": "a", "published": 2020.5}', '"published"'),
        (json.dumps({"text": "a" * (LONGEST_ROW + 1)}), "the limit is"),
    ],
)
def test_a_row_that_is_none_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        parse(line)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2020", "2020"),
        ("2020-05", "2020-05"),
        ("2020-05-06T10:00:00Z", "2020-05-06T10:00:00Z"),
        ("May 6, 2020", "2020-05-06"),
        ("March 2019", "2019-03"),
        ("Mar. 2019", "2019-03"),
        ("Marching 2019", None),
        ("March 19", None),
        ("March 2019 or so", None),
        ("99999-01-01", None),
        ("last Tuesday", None),
        ("2020-13", None),
        ("2020-02-31", None),
        (2020, "2020"),
    ],
)
def test_a_date_is_read_or_left_out_and_told_of(stated: object, read: str | None) -> None:
    row = parse(json.dumps({"text": "a", "published": stated}))
    assert (row.published, row.undated) == (read, read is None)


def test_keys_that_no_row_has_are_told_of() -> None:
    assert set(parse('{"text": "a", "date": "2020", "mood": 1}').unread) == {"date", "mood"}
    assert parse('{"text": "a", "published": ""}').undated is False


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
