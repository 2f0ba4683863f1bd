"""The bundled examples are in shape, and the claims about them rest on words that stand in them."""

import json
import re
from collections import Counter
from typing import Any, get_args

import pytest
from bs4 import BeautifulSoup

from quotes.verdicts import AttributionVerdict, Wording
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
TOWN_HALL = EXAMPLES / "town-hall"
PAGES = ("article-1.html", "article-2.html", "article-3.html", "viral-post.html")
ISO = re.compile(r"\d{4}(-\d{2}-\d{2})?")
LABEL = re.compile(r"^(?:Q|[A-Z][A-Z. ]+): ", re.MULTILINE)


def one_line(text: str) -> str:
    """The text with stage directions left out, marks straight and white space folded."""
    spoken = re.sub(r"\[[^\]]*\]", " ", text)
    return " ".join(spoken.replace("“", '"').replace("”", '"').replace("’", "'").split())


def words(row: dict[str, Any]) -> str:
    """The words of a claim, folded, without the full stop that an article makes a comma."""
    return one_line(row["claim"]).rstrip(".").casefold()


def claims() -> list[dict[str, Any]]:
    """The claims, one a line."""
    return [
        json.loads(line) for line in (TOWN_HALL / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def collection() -> list[dict[str, Any]]:
    """The sayings, in the order of the file."""
    found: list[dict[str, Any]] = json.loads((EXAMPLES / "sayings.json").read_text(encoding="utf-8"))[
        "sayings"
    ]
    return found


def page_text(name: str) -> str:
    """The words of a page, without what is folded away in scripts."""
    soup = BeautifulSoup((TOWN_HALL / name).read_text(encoding="utf-8"), "html.parser")
    return one_line(soup.get_text(" "))


def turns() -> list[str]:
    """What the transcript's speakers say, a turn each, labels and stage directions left out."""
    body = (TOWN_HALL / "transcript.txt").read_text(encoding="utf-8")
    return [one_line(LABEL.sub("", part)) for part in body.split("\n\n") if LABEL.match(part)]


def on_record() -> str:
    """All words that a claim may rest on: transcript, pages, sayings."""
    return " | ".join([*turns(), *(page_text(name) for name in PAGES), *(s["text"] for s in collection())])


def expecting(*wordings: str) -> list[Any]:
    """The claims that expect one of these wordings, as test cases."""
    return [pytest.param(row, id=row["id"]) for row in claims() if row["expect"]["wording"] in wordings]


def test_every_verdict_of_the_design_is_shown_by_a_claim() -> None:
    assert {row["expect"]["wording"] for row in claims()} == set(get_args(Wording))
    assert {row["expect"]["attribution"] for row in claims()} == set(get_args(AttributionVerdict))


def test_claims_have_unique_ids_and_only_known_fields() -> None:
    ids = Counter(row["id"] for row in claims())
    assert set(ids.values()) == {1}
    for row in claims():
        assert set(row) - {"speaker"} == {"id", "claim", "expect", "why"}, row["id"]
        assert ("speaker" not in row) == (row["expect"]["attribution"] == "not_claimed"), row["id"]


@pytest.mark.parametrize("row", expecting("exact", "excerpt"))
def test_exact_and_excerpt_claims_stand_on_record_word_for_word(row: dict[str, Any]) -> None:
    assert words(row) in on_record().casefold()


@pytest.mark.parametrize(
    "row", [case for case in expecting("exact") if case.values[0]["expect"]["attribution"] == "confirmed"]
)
def test_confirmed_exact_claims_are_a_whole_turn_of_the_transcript(row: dict[str, Any]) -> None:
    assert one_line(row["claim"]) in turns()


@pytest.mark.parametrize("row", expecting("excerpt"))
def test_excerpts_are_less_than_a_turn_of_the_transcript(row: dict[str, Any]) -> None:
    claim = one_line(row["claim"])
    assert any(claim in turn and claim != turn for turn in turns())


@pytest.mark.parametrize("row", expecting("elided"))
def test_pieces_of_an_elided_claim_stand_in_order_in_one_turn(row: dict[str, Any]) -> None:
    first, second = (piece.strip() for piece in row["claim"].split("…"))
    assert any(first in turn and second in turn[turn.index(first) + len(first) :] for turn in turns())


@pytest.mark.parametrize("row", expecting("minor", "altered", "meaning_changed", "spliced", "not_found"))
def test_other_claims_are_not_the_words_of_the_transcript(row: dict[str, Any]) -> None:
    claim = one_line(row["claim"])
    if row["id"] == "bad-idea":  # The words stand there, behind "I have never said that", which is the point.
        assert any(f"I have never said that {claim}" in turn for turn in turns())
    else:
        assert not any(words(row) in turn.casefold() for turn in turns())


@pytest.mark.parametrize("row", expecting("not_found"))
def test_not_found_claims_stand_in_no_source(row: dict[str, Any]) -> None:
    captions = one_line((TOWN_HALL / "captions.vtt").read_text(encoding="utf-8"))
    assert words(row) not in (on_record() + captions).casefold()


def test_the_transcript_names_every_speaker_that_a_confirmed_claim_names() -> None:
    record = (TOWN_HALL / "transcript.txt").read_text(encoding="utf-8")
    for row in claims():
        if row["expect"]["attribution"] == "confirmed":
            assert row["speaker"].upper() in record, row["id"]


def test_the_transcript_is_dated_and_of_a_readable_length() -> None:
    record = (TOWN_HALL / "transcript.txt").read_text(encoding="utf-8")
    assert record.splitlines()[1] == "Date: 2024-03-12"
    assert 900 <= len(record.split()) <= 1400
    assert record.count("\nQ: ") >= 2
    assert "[APPLAUSE]" in record


def test_the_captions_carry_the_transcript_s_words_but_for_fillers() -> None:
    cues = (TOWN_HALL / "captions.vtt").read_text(encoding="utf-8").split("\n\n")[2:]
    lines = [line for cue in cues for line in cue.splitlines() if line.startswith("<v ")]
    spoken = " ".join(turns()).casefold()
    tidied = [re.sub(r"\b(um|and, uh|we, er), ", "", line.split(">", 1)[1].casefold()) for line in lines]
    assert len(lines) >= 12
    assert [line for line in tidied if line not in spoken] == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_state_their_address_date_and_publisher(name: str) -> None:
    soup = BeautifulSoup((TOWN_HALL / name).read_text(encoding="utf-8"), "html.parser")
    canonical, script = soup.select_one('link[rel="canonical"]'), soup.select_one("script")
    assert canonical is not None
    assert re.fullmatch(r"https://[a-z.]+\.example/\S+", str(canonical["href"]))
    assert script is not None
    data = json.loads(script.get_text())
    posting = data["@graph"][1] if "@graph" in data else data
    assert posting["datePublished"] > "2024-03-12"
    assert posting["publisher"]["name"]
    assert posting["headline"] in page_text(name)


@pytest.mark.parametrize("name", PAGES[:3])
def test_articles_repeat_a_sentence_as_a_pull_quote(name: str) -> None:
    soup = BeautifulSoup((TOWN_HALL / name).read_text(encoding="utf-8"), "html.parser")
    pulled = soup.select_one(".pull-quote, .pullquote")
    assert pulled is not None
    words = one_line(pulled.get_text()).strip('".')
    assert page_text(name).count(words) == 2


def test_what_the_newspapers_got_wrong_is_what_the_claims_say() -> None:
    careless, turned = page_text("article-2.html").casefold(), page_text("article-3.html").casefold()
    by_id = {row["id"]: words(row) for row in claims()}
    assert all(
        by_id[name] in careless for name in ("written-offer", "spectacle-case", "toll-spliced", "tide")
    )
    assert all(by_id[name] in turned for name in ("close-the-bridge", "fourteen-winters", "bad-idea"))
    assert f'"{by_id["promise-mayor"]}," said mayor elena okafor' in page_text("viral-post.html").casefold()


def test_the_draft_quotes_faithful_and_faulty_claims() -> None:
    draft = one_line((TOWN_HALL / "draft.md").read_text(encoding="utf-8")).casefold()
    quoted = [row for row in claims() if words(row) in draft]
    wordings = {row["expect"]["wording"] for row in quoted}
    assert {"exact", "excerpt", "minor", "altered", "meaning_changed", "not_found"} <= wordings


def test_there_are_forty_sayings_and_fifteen_of_them_famous_misattributions() -> None:
    sections = Counter(saying["section"] for saying in collection())
    assert sections.total() >= 40
    assert sections["misattributed"] >= 15
    assert set(sections) == {"sourced", "misattributed", "disputed"}


def test_every_saying_has_a_printed_source_and_a_date() -> None:
    known = {"text", "said_by", "section", "credited_to", "work", "published", "citation", "note", "qid"}
    for saying in collection():
        assert set(saying) <= known, saying["text"]
        assert saying["citation"], saying["text"]
        if (
            saying["published"] is None
        ):  # Nobody knows where it was printed: the citation says where it was not.
            assert saying["work"] is saying["said_by"] is None, saying["text"]
            assert "the saying does not stand" in saying["citation"], saying["text"]
            continue
        assert saying["work"], saying["text"]
        assert ISO.fullmatch(saying["published"]), saying["text"]
        assert saying["published"] < "1930", saying["text"]
        assert saying["published"][:4] in saying["citation"], saying["text"]
        assert "qid" not in saying or re.fullmatch(r"Q[1-9]\d*", saying["qid"]), saying["text"]


def test_sayings_credit_somebody_else_exactly_where_the_credit_is_in_doubt() -> None:
    for saying in collection():
        assert bool(saying["credited_to"]) == (saying["section"] != "sourced"), saying["text"]
        assert saying["said_by"] not in saying["credited_to"], saying["text"]
        assert saying["said_by"] or saying.get("note"), f"{saying['text']}: an unknown origin needs a note"


def test_no_saying_stands_twice() -> None:
    assert Counter(saying["text"].casefold() for saying in collection()).most_common(1)[0][1] == 1


def test_the_readme_names_every_example() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    files = [path.name for path in [*TOWN_HALL.iterdir(), EXAMPLES / "sayings.json"]]
    assert [name for name in files if f"`{name}`" not in readme and f"(`{name}`)" not in readme] == []
    assert f"{len(claims())} claims" in readme
