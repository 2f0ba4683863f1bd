"""What may be asked: claims are read from addresses and bodies, within limits, and refused in one sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.settings import Settings
from quotes.web import claims
from quotes.web.settings import SiteSettings

LIMITS = SiteSettings(Settings(claim_characters=50, batch_claims=2))


def _body(value: object) -> bytes:
    return json.dumps(value).encode()


def test_one_claim_is_read_from_a_body_with_everything_it_says() -> None:
    asked = claims.from_body(
        _body({"quote": " It rained. ", "speaker": "A. Fen", "said_on": "2025-01-02"}), LIMITS
    )
    assert asked == claims.Asked((claims.Claim("It rained.", "A. Fen", None, "2025-01-02"),))


def test_claims_of_a_batch_keep_their_order_and_their_ids() -> None:
    asked = claims.from_body(
        _body({"claims": [{"quote": "One", "id": 7}, {"quote": "Two", "id": "b"}]}), LIMITS
    )
    assert asked.batch
    assert [(claim.quote, claim.id) for claim in asked.claims] == [("One", 7), ("Two", "b")]


@pytest.mark.parametrize(
    ("body", "status", "part"),
    [
        (b"", 400, "not JSON"),
        (b"\xff\xfe", 400, "not UTF-8"),
        (b"[1]", 400, "JSON object"),
        (b'"words"', 400, "JSON object"),
        (b"[" * 100_000, 400, "nested too deeply"),
        (_body({}), 400, '"quote" must hold'),
        (_body({"quote": ""}), 400, '"quote" must hold'),
        (_body({"quote": " \u0000 "}), 400, '"quote" must hold'),
        (_body({"quote": 3}), 400, "must be a string"),
        (_body({"quote": None}), 400, '"quote" must hold'),
        (_body({"quote": "Hello", "speakr": "A"}), 400, "speakr"),
        (_body({"quote": "Hello", "id": 3}), 400, "no field"),
        (_body({"quote": "x" * 51}), 413, "at most 50"),
        (_body({"quote": "Hello", "speaker": "y" * 3000}), 413, "2,000"),
        (_body({"claims": []}), 400, "one claim or more"),
        (_body({"claims": "Hello"}), 400, "one claim or more"),
        (_body({"claims": ["Hello"]}), 400, "claims[0]"),
        (_body({"claims": [{"quote": "a"}, {"quote": ""}]}), 400, "claims[1]"),
        (_body({"claims": [{"quote": "a", "id": [1]}]}), 400, '"id"'),
        (_body({"claims": [{"quote": "a"}], "speaker": "A"}), 400, "with each claim"),
        (_body({"claims": [{"quote": "a"}] * 3}), 413, "at most 2"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_a_sentence_that_says_why(
    body: bytes, status: int, part: str
) -> None:
    with pytest.raises(claims.Refused) as refused:
        claims.from_body(body, LIMITS)
    assert refused.value.status == status
    assert part in refused.value.sentence


def test_an_address_without_words_asks_for_nothing() -> None:
    assert claims.from_address({}, LIMITS) is None
    assert claims.from_address({"quote": "  \t"}, LIMITS) is None


def test_other_parameters_of_an_address_are_left_alone() -> None:
    assert claims.from_address({"quote": "Hello", "utm_source": "x"}, LIMITS) == claims.Claim("Hello")


def test_control_characters_become_spaces_and_lone_surrogates_are_replaced() -> None:
    assert claims.clean("a\x00b\ud800c\u2028d\r\ne\x7f") == "a b\ufffdc\u2028d\ne"


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Z", "C"))))
def test_cleaned_text_can_be_encoded_and_is_cleaned_once_and_for_all(text: str) -> None:
    kept = claims.clean(text)
    kept.encode("utf-8")
    assert claims.clean(kept) == kept


@given(st.text(alphabet=st.characters(categories=("L", "N", "P")), max_size=40))
def test_ordinary_words_are_not_touched(text: str) -> None:
    assert claims.clean(text) == text.strip()


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_whatever_json_comes_is_read_or_refused(value: object) -> None:
    try:
        asked = claims.from_body(_body(value), LIMITS)
    except claims.Refused:
        return
    assert all(claim.quote for claim in asked.claims)
