"""The original: a primary source, else the earliest dated place, with the reason on record."""

import json
from itertools import permutations

import pytest

from db.linking.families import Origin, Wording
from quotes.family.copies import Sketch, sketch
from quotes.family.lineage import independent, quote_of

HEAD = Wording(1, "0001", "the longest wording of them all", 6)
PART = Wording(2, "0002", "longest wording", 2)
ADDED = "2026-01-10T08:00:00Z"


def origin(
    n: int,
    tier: str,
    published: str | None,
    ident: str = "o",
    speaker: str | None = "k",
    *,
    kind: str = "direct",
    said_on: str | None = None,
    modified: str | None = None,
    publisher: str | None = None,
    via: str | None = None,
) -> Origin:
    return Origin(
        n,
        ident,
        f"source-{ident}",
        kind,
        tier,
        published,
        said_on,
        modified,
        ADDED,
        speaker,
        "",
        publisher,
        via,
        ident,
    )


def test_a_primary_source_comes_before_an_earlier_report() -> None:
    quote = quote_of(
        HEAD,
        [HEAD, PART],
        [origin(1, "secondary", "2020-01-01", "a"), origin(2, "primary", "2020-01-02", "b")],
    )
    assert (quote.original_occurrence, quote.text) == ("b", "longest wording")
    assert quote.original_reason == "a primary source contains the words"
    assert (quote.original_rule, quote.first_said) == ("primary", "2020-01-01")


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


def traced(*places: Origin) -> tuple[str | None, str | None, str]:
    """The place a family is traced to, the rule and the reason; the same in whatever order the places come."""
    found = {
        (quote.original_occurrence, quote.original_rule, quote.original_reason or "")
        for order in permutations(places)
        for quote in [quote_of(HEAD, [HEAD, PART], order)]
    }
    assert len(found) == 1
    return found.pop()


def test_a_primary_source_that_only_reports_the_words_is_not_the_record_of_them() -> None:
    found = traced(
        origin(1, "primary", "2020-01-02", "a", kind="indirect"), origin(1, "secondary", "2020-01-01", "b")
    )
    assert found[:2] == ("b", "earliest")


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (origin(1, "secondary", "2031-01-01", "a"), "1 dated after the day of storing"),
        (origin(1, "secondary", "soon", "a"), "1 with a date that cannot be read"),
        (
            origin(1, "secondary", None, "a", modified="2019-01-01"),
            "1 known only by the day of the last change",
        ),
        (
            origin(1, "collection", None, "a", said_on="1863-11-19"),
            "1 known only by the day that is claimed for the words",
        ),
    ],
)
def test_a_date_that_is_none_of_the_places_own_is_set_aside_and_the_reason_says_so(
    place: Origin, told: str
) -> None:
    found = traced(place, origin(1, "secondary", "2020-05-05", "b"))
    assert found == ("b", "earliest", f"the earliest dated occurrence; set aside: {told}")
    evidence = json.loads(
        quote_of(HEAD, [HEAD], [place, origin(1, "secondary", "2020", "b")]).original_evidence or ""
    )
    assert [row["occurrence"] for row in evidence["set_aside"]] == ["a"]


def test_a_year_alone_does_not_come_before_a_day_of_that_year() -> None:
    assert traced(origin(1, "secondary", "2020", "a"), origin(1, "secondary", "2020-11-05", "b"))[0] == "b"


def test_the_hour_decides_within_a_day_where_both_state_it() -> None:
    early, late = "2020-05-05T20:00:00+09:00", "2020-05-05T12:00:00Z"
    assert traced(origin(1, "secondary", late, "a"), origin(1, "secondary", early, "b"))[0] == "b"


def test_the_publisher_that_others_name_comes_first_on_the_same_day() -> None:
    found = traced(
        origin(
            1, "secondary", "2020-05-05T08:00:00Z", "a", publisher="The Courier", via="the Yonhap News Agency"
        ),
        origin(1, "secondary", "2020-05-05T09:00:00Z", "b", publisher="Yonhap"),
        origin(1, "secondary", "2020-05-05", "c", publisher="The Herald", via="The Courier"),
    )
    assert found == ("b", "named", "the source that others name as theirs")


def test_a_name_does_not_outweigh_an_earlier_day() -> None:
    found = traced(
        origin(1, "secondary", "2020-05-04", "a", publisher="The Courier", via="Yonhap"),
        origin(1, "secondary", "2020-05-05", "b", publisher="Yonhap"),
    )
    assert found[:2] == ("a", "earliest")


def test_a_named_source_that_is_not_on_record_is_told() -> None:
    found = traced(
        origin(1, "secondary", "2020-05-04", "a", publisher="The Courier", via="Yonhap"),
        origin(1, "secondary", "2020-05-05", "b", publisher="The Herald"),
    )
    assert found[2] == "the earliest dated occurrence; it names Yonhap as its source, which is not on record"


def test_publishers_that_name_each_other_prefer_none_and_the_reason_says_so() -> None:
    found = traced(
        origin(1, "secondary", None, "a", publisher="The Courier", via="The Herald"),
        origin(2, "secondary", None, "b", publisher="The Herald", via="The Courier"),
    )
    assert found[:2] == ("a", "undated")
    assert "sources name each other as theirs" in found[2]


def test_a_publisher_that_names_itself_points_nowhere() -> None:
    found = traced(
        origin(2, "secondary", None, "a", publisher="The Courier", via="the Courier"),
        origin(1, "secondary", None, "b", publisher="The Herald"),
    )
    assert found == ("b", "undated", "no occurrence is dated; the longest wording stands first")


STORY = (
    "The commission met on Tuesday evening in the old customs house and the room was full to the last chair while the "
    "rain kept on outside and the ferry stayed tied up at the quay because nobody would take her out in such a gale"
)


def test_copies_of_one_report_count_once_and_a_source_counts_once() -> None:
    drawn = [
        sketch(text)
        for text in (STORY, f"{STORY} and so it went on", STORY.replace("the", "another").replace("in", "at"))
    ]
    sketches = {name: one for name, one in zip("abc", drawn, strict=True) if one}
    places = [origin(1, "secondary", "2020-01-01", name) for name in "abc"]
    assert independent(places, sketches) == 2
    assert independent([places[0], places[0]], sketches) == 1
    assert independent(places, {}) == 3


def test_without_a_sketch_the_same_words_around_a_quotation_tell_a_copy() -> None:
    long = "before the meeting in the old customs house on the quay | and nobody answered him that evening"
    same = [
        Origin(1, name, f"source-{name}", "direct", "secondary", None, None, None, ADDED, around=long)
        for name in "ab"
    ]
    nosketch: dict[str, Sketch] = {}
    assert independent(same, nosketch) == 1
    assert independent([place._replace(around="he said | today") for place in same], nosketch) == 2


@pytest.mark.parametrize(
    ("urls", "days", "sources"),
    [
        (("https://www.tide.example/a", "https://tide.example/b"), ("2020-01-01", "2020-01-01"), 1),
        (
            ("https://m.tide.example/a", "http://amp.tide.example/a"),
            ("2020-01-01", "2020-01-01T09:00:00Z"),
            1,
        ),
        (("https://tide.example/a", "https://tide.example/b"), ("2020-01-01", "2020-01-02"), 2),
        (("https://tide.example/a", "https://gale.example/a"), ("2020-01-01", "2020-01-01"), 2),
        (("https://tide.example/a", "https://tide.example/b"), (None, None), 2),
        (("https://tide.example/a", "https://tide.example/b"), ("2020", "2020"), 2),
        (("", ""), ("2020-01-01", "2020-01-01"), 2),
        (("rows.jsonl", "https://["), ("2020-01-01", "2020-01-01"), 2),
    ],
)
def test_where_only_the_quotation_is_known_one_site_on_one_day_is_one_source(
    urls: tuple[str, str], days: tuple[str | None, str | None], sources: int
) -> None:
    places = [
        Origin(1, name, f"source-{name}", "direct", "secondary", day, None, None, ADDED, url=url)
        for name, url, day in zip("ab", urls, days, strict=True)
    ]
    assert independent(places, {}) == sources
