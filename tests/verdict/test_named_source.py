"""Whether the source that a claim names carries the claimed words, or other ones, or cannot be told."""

from pathlib import Path

import pytest

from db.reading.evidence import Evidence
from db.store import Store
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from tests.conftest import Program

MINUTES = """Kiln Guild: Spring Meeting
Date: 2023-05-14

CHAIR ODA PELL: Good evening. I don't believe that the north kiln will have to be pulled down before winter. We have \
three potters on the roof and a mason who never sleeps.

MASON TIL BRANDT: The chimney leans, and it has leaned since my grandfather built it.

CHAIR PELL: Then it may lean a little longer. Who has the mortar?

MASON BRANDT: Nobody has the mortar, because nobody ordered it.
"""


def page(publisher: str, said: str) -> str:
    return (
        f'<html><head><title>A kiln</title><meta property="og:site_name" content="{publisher}"></head><body>'
        f"<article><h1>A kiln stands in {publisher}</h1><p>The guild met on Sunday evening to talk about its old kiln, "
        f"and the talk went on for hours.</p><p>“{said},” said Oda Pell, the chair of the guild.</p>"
        "<p>Nobody at the table wanted to be the first to leave the room.</p></article></body></html>"
    )


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kiln")
    (folder / "minutes.txt").write_text(MINUTES, "utf-8")
    said = "the north kiln will have to be pulled down before winter"
    (folder / "right.html").write_text(page("Clay Valley Herald", f"I don't believe that {said}"), "utf-8")
    (folder / "wrong.html").write_text(page("The Late Lantern", f"I believe that {said}"), "utf-8")
    names = ("minutes.txt", "right.html", "wrong.html")
    ran = Program(folder)("add", *(folder / name for name in names), "--db", folder / "quotes.db")
    assert ran.code == 0, ran.err
    return folder / "quotes.db"


def asked(
    kiln: Path, source: str, words: str = "I don't believe that the north kiln will have to be pulled down"
) -> Verdict:
    with Store(kiln, readonly=True) as store:
        return verify_claim(Claim(words, "Oda Pell", source), Evidence(store.conn))


def test_the_source_that_prints_the_words_is_the_same(kiln: Path) -> None:
    for name in ("Clay Valley Herald", "the clay valley herald"):
        assert asked(kiln, name).source == "same"


def test_a_source_that_prints_the_opposite_is_not_the_same_and_its_words_are_shown(kiln: Path) -> None:
    verdict = asked(kiln, "The Late Lantern")
    assert (verdict.wording, verdict.source) == ("excerpt", "other")
    assert "The Late Lantern prints them otherwise: “I believe that the north kiln" in verdict.summary


def test_a_source_that_prints_the_bent_words_as_claimed_is_the_same(kiln: Path) -> None:
    verdict = asked(
        kiln, "The Late Lantern", "I believe that the north kiln will have to be pulled down before winter"
    )
    assert (verdict.wording, verdict.source) == ("meaning_changed", "same")


def test_a_source_of_another_part_of_the_remark_does_not_carry_the_words(kiln: Path) -> None:
    verdict = asked(
        kiln, "The Late Lantern", "We have three potters on the roof and a mason who never sleeps"
    )
    assert (verdict.wording, verdict.source) == ("excerpt", "other")


def test_half_a_name_settles_nothing_and_says_so(kiln: Path) -> None:
    verdict = asked(kiln, "Herald")
    assert verdict.source == "not_claimed"
    assert "“Herald” may mean Clay Valley Herald" in verdict.summary


def test_a_source_that_states_no_publisher_may_be_anybodys(kiln: Path) -> None:
    words = "The chimney leans, and it has leaned since my grandfather built it"
    for name in ("The Potters' Gazette", "https://example.org/minutes"):
        verdict = asked(kiln, name, words)
        assert verdict.source == "not_claimed"
        assert "is not on record" in verdict.summary


def test_a_paper_that_is_on_record_with_other_texts_is_told_as_such(kiln: Path) -> None:
    words = "The chimney leans, and it has leaned since my grandfather built it"
    for name in ("The Late Lantern", "late  lantern"):
        verdict = asked(kiln, name, words)
        assert verdict.source == "not_claimed"
        assert (
            "The Late Lantern is on record with other texts, in which these words were not found. Whether"
            in verdict.summary
        )
    assert "is on record with" not in asked(kiln, "The Potters' Gazette", words).summary


def test_a_source_that_quotes_half_of_the_words_and_more_is_the_same_and_it_is_said(kiln: Path) -> None:
    words = "Good evening. I don't believe that the north kiln will have to be pulled down before winter."
    verdict = asked(kiln, "Clay Valley Herald", words)
    assert verdict.source == "same"
    assert "Clay Valley Herald quotes of these words only" in verdict.summary


@pytest.mark.parametrize(
    ("day", "found"), [("2022-05-14", True), ("2023-06", True), ("2023-05-14", False), ("2023-05", False)]
)
def test_the_record_of_an_event_is_of_its_day_and_another_is_told(kiln: Path, day: str, found: bool) -> None:
    words = "The chimney leans, and it has leaned since my grandfather built it"
    with Store(kiln, readonly=True) as store:
        verdict = verify_claim(Claim(words, "Til Brandt", said_on=day), Evidence(store.conn))
    assert ("other_date" in {finding.kind for finding in verdict.findings}) is found
    assert ("On record as said on 2023-05-14" in verdict.summary) is found


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("lantern.example", "same"),
        ("www.lantern.example", "same"),
        ("https://lantern.example/", "same"),
        ("lantern.example/2023/kiln", "same"),
        ("lantern.example/2023/another", "other"),
        ("herald.example", "other"),
        ("tern.example", "other"),
    ],
)
def test_a_site_is_named_by_its_host(quotes_in: Program, source: str, answer: str) -> None:
    words = "the north kiln will have to be pulled down before winter"
    html = page("The Late Lantern", words).replace(
        "<head>", '<head><link rel="canonical" href="https://news.lantern.example/2023/kiln">'
    )
    if "/2023" in source:
        html = html.replace("news.lantern", "lantern")
    assert quotes_in("add", quotes_in.write("page.html", html)).code == 0
    assert f'"source": "{answer}"' in quotes_in("verify", words, "--source", source, "--json").out


def test_words_of_another_source_than_the_named_one_are_told_with_where_they_are(quotes_in: Program) -> None:
    words = "the north kiln will have to be pulled down before winter"
    assert quotes_in("add", quotes_in.write("page.html", page("The Late Lantern", words))).code == 0
    told = " ".join(quotes_in("verify", words, "--source", "The Morning Gull").out.split())
    assert "source: other" in told
    assert "not in “The Morning Gull”" in told
    assert "not in" not in quotes_in("verify", words, "--source", "The Late Lantern").out
