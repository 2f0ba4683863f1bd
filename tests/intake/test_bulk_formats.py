"""Quotebank and GDELT lines become rows: the words, where they stand, and a credit only where one is likely."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import BadInput
from quotes.intake import gdelt, quotebank

BY_QUOTATION: dict[str, Any] = {
    "quoteID": "2019-05-02-000017",
    "quotation": "The ferry will sail on Sunday or not at all.",
    "speaker": "Rosa Quill",
    "qids": ["Q1", "Q2"],
    "date": "2019-05-02 07:10:00",
    "numOccurrences": 2,
    "probas": [["Rosa Quill", "0.81"], ["None", "0.19"]],
    "urls": ["http://courier.example/ferry", "http://gazette.example/ferry"],
    "phase": "E",
}
BY_ARTICLE: dict[str, Any] = {
    "articleID": "2019050207_0001_W",
    "url": "http://courier.example/ferry",
    "title": "Ferry waits",
    "date": "2019-05-02 07:10:00",
    "quotations": [
        {
            "quoteID": "2019-05-02-000017",
            "quotation": "The ferry will sail on Sunday.",
            "quotationOffset": 40,
            "leftContext": "Rosa Quill said:",
            "localTopSpeaker": "Rosa Quill",
            "localProbas": [["Rosa Quill", 0.9]],
            "globalTopSpeaker": "Oskar Bremm",
        },
        {"quotation": "It will not.", "localTopSpeaker": "None", "globalTopSpeaker": "Oskar Bremm"},
    ],
}
QUOOTSTRAP: dict[str, Any] = {
    "canonicalQuotation": "the ferry will sail",
    "quotation": "The ferry will sail",
    "confidence": 0.4,
    "speaker": ["Rosa Quill"],
    "occurrences": [
        {
            "articleUID": "2012_1",
            "date": "2012-03-10 08:49:40",
            "quotation": "The ferry will sail,",
            "website": "http://courier.example/old",
        }
    ],
}
GDELT: dict[str, Any] = {
    "date": "20250120103000",
    "url": "https://courier.example/wall",
    "lang": "ENGLISH",
    "quotes": [
        {
            "pre": "The wall must wait.",
            "quote": "We have no money for it",
            "post": ", said Rosa Quill, the chair.",
        },
        {"pre": "There stood", "quote": "a very expensive wall", "post": "on the drawing."},
    ],
}


def test_a_quotation_of_quotebank_stands_in_each_of_its_articles() -> None:
    first, second = quotebank.rows_of(json.dumps(BY_QUOTATION))
    assert (first.url, second.url) == ("http://courier.example/ferry", "http://gazette.example/ferry")
    assert (first.text, first.speaker, first.published) == (
        BY_QUOTATION["quotation"],
        "Rosa Quill",
        "2019-05-02",
    )
    assert (first.external_id, first.tier, first.kind) == ("2019-05-02-000017", "secondary", "quote")
    assert first.said is not None
    assert (first.said.confidence, first.said.rule) == ("likely", "quotebank-quotation")


def test_a_speaker_who_is_less_likely_than_not_is_not_credited() -> None:
    doubtful = {**BY_QUOTATION, "probas": [["Rosa Quill", "0.48"], ["None", "0.40"]]}
    assert {row.speaker for row in quotebank.rows_of(json.dumps(doubtful))} == {None}
    assert quotebank.rows_of(json.dumps(QUOOTSTRAP))[0].speaker is None


def test_the_speaker_named_in_the_article_goes_before_the_one_that_most_articles_name() -> None:
    first, second = quotebank.rows_of(json.dumps(BY_ARTICLE))
    assert (first.speaker, first.position, first.prefix, first.title) == (
        "Rosa Quill",
        40,
        "Rosa Quill said:",
        "Ferry waits",
    )
    assert second.speaker == "Oskar Bremm"
    assert second.said is not None
    assert second.said.rule == "quotebank-article-global"


def test_the_forerunner_of_quotebank_is_read_too() -> None:
    (row,) = quotebank.rows_of(json.dumps({**QUOOTSTRAP, "confidence": 1.0}))
    assert (row.speaker, row.url, row.published) == ("Rosa Quill", "http://courier.example/old", "2012-03-10")


def test_gdelt_names_nobody_and_the_snippet_is_read_for_the_speaker() -> None:
    said, called = gdelt.rows_of(json.dumps(GDELT))
    assert (said.speaker, said.published, said.language) == ("Rosa Quill", "2025-01-20", "english")
    assert said.said is not None
    assert said.said.speaker_start is None
    assert (said.prefix, said.suffix) == ("The wall must wait.", ", said Rosa Quill, the chair.")
    assert (called.speaker, called.position) == (None, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("20250120103000", "2025-01-20"),
        ("2025-01-20T10:30:00Z", "2025-01-20"),
        ("2012-03-10 08:49:40", "2012-03-10"),
        ("2012-13-10", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_is_read_in_the_forms_both_use_and_is_not_guessed(value: object, expected: str | None) -> None:
    assert quotebank.day(value) == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[]", "not a JSON object"),
        ('{"a": 1}', "it is not Quotebank"),
        ('{"quotation": " "}', "no quotation with words"),
        ('{"quotations": [3]}', "no quotation with words"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_line_that_is_not_quotebank_is_refused_with_the_reason(line: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        quotebank.rows_of(line)


def test_a_line_that_is_not_of_the_graph_is_refused_with_the_reason() -> None:
    with pytest.raises(BadInput, match='no list of "quotes"'):
        gdelt.rows_of(json.dumps(BY_QUOTATION))


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [*BY_QUOTATION, *BY_ARTICLE, *BY_ARTICLE["quotations"][0], *QUOOTSTRAP, *GDELT, "pre", "post"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(ANY)
def test_any_json_is_rows_or_is_refused(value: object) -> None:
    for rows_of in (quotebank.rows_of, gdelt.rows_of):
        try:
            rows = rows_of(json.dumps(value))
        except BadInput:
            continue
        assert rows
        assert all(row.text.strip() for row in rows)
