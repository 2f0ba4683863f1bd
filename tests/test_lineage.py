"""The original: a primary source, else the earliest dated place, with the reason on record."""

from db.families import Origin, Wording
from quotes.family.lineage import quote_of

HEAD = Wording(1, "0001", "the longest wording of them all", 6)
PART = Wording(2, "0002", "longest wording", 2)


def origin(n: int, tier: str, dated: str | None, ident: str = "o", speaker: str | None = "k") -> Origin:
    return Origin(n, ident, f"source-{ident}", "direct", tier, dated, speaker)


def test_a_primary_source_comes_before_an_earlier_report() -> None:
    quote = quote_of(
        HEAD,
        [HEAD, PART],
        [origin(1, "secondary", "2020-01-01", "a"), origin(2, "primary", "2020-01-02", "b")],
    )
    assert (quote.original_occurrence, quote.text) == ("b", "longest wording")
    assert quote.original_reason == "a primary source contains the words"
    assert quote.first_said == "2020-01-01"


def test_among_reports_the_earliest_dated_one_is_the_original() -> None:
    places = [
        origin(1, "secondary", None, "a"),
        origin(1, "secondary", "2021-05-05", "b"),
        origin(1, "secondary", "2020-05-05", "c"),
    ]
    quote = quote_of(HEAD, [HEAD], places)
    assert (quote.original_occurrence, quote.original_reason) == ("c", "the earliest dated occurrence")
    assert (quote.occurrences, quote.independent_sources) == (3, 3)


def test_without_any_date_the_longest_wording_stands_first_and_the_reason_says_so() -> None:
    quote = quote_of(
        HEAD, [HEAD, PART], [origin(2, "secondary", None, "a"), origin(1, "secondary", None, "b")]
    )
    assert quote.original_occurrence == "b"
    assert "no occurrence is dated" in (quote.original_reason or "")


def test_the_id_comes_from_the_longest_wording_alone() -> None:
    one = quote_of(HEAD, [HEAD], [origin(1, "secondary", "2020")])
    two = quote_of(HEAD, [HEAD, PART], [origin(1, "primary", "2019", "z"), origin(2, "secondary", "2020")])
    assert one.id == two.id
