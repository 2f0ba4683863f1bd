"""One address for one page: what is stripped, what is kept, what counts as a trap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.crawl.canonical import cleaned, key, trap


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?utm_source=feed&id=3&fbclid=9#top", "https://a.example/x?id=3"),
        ("https://A.Example?UTM_Medium=x", "https://a.example/"),
        ("https://a.example/x?q=tide+wall&q=2", "https://a.example/x?q=tide+wall&q=2"),
        ("https://a.example/x?a=1;b=%C3%A4", "https://a.example/x?a=1;b=%C3%A4"),
        ("https://a.example/x?amp=1", "https://a.example/x"),
    ],
)
def test_only_what_says_where_a_reader_came_from_is_stripped(url: str, expected: str) -> None:
    assert cleaned(url) == expected


def test_parameters_in_another_order_are_the_same_page_and_other_values_are_not() -> None:
    assert key("https://a.example/x?b=2&a=1&gclid=z") == key("https://a.example/x?a=1&b=2")
    assert key("https://a.example/x?a=1") != key("https://a.example/x?a=2")
    assert key("https://a.example/x") != key("https://a.example/x/")


def test_an_address_that_cannot_be_taken_apart_is_its_own_key() -> None:
    assert key("http://[broken") == "http://[broken"


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text: str) -> None:
    once = key(f"http://a.example/{text}")
    assert key(once) == once


@pytest.mark.parametrize(
    ("path", "expected"),
    [("news/2024/05/05/05", True), ("a/b/a/b/a", True), ("a/b/a/b", False), ("x" * 1000, True), ("", False)],
)
def test_paths_that_repeat_themselves_or_never_end_are_traps(path: str, expected: bool) -> None:
    assert trap(f"https://a.example/{path}") is expected
