"""Links are drawn by a seed from those with a planted copy and from all others, and counted as they were read."""

import json
from pathlib import Path

import pytest

from bench import link_sample
from bench.link_sample import OTHER, PLANTED, Link, drawn, judged
from bench.measuring import interval
from db.store import Store
from tests.conftest import Program

ROW = "The keeper of the lighthouse counted eleven boats on the night the harbour froze over."
COPY = "The keeper of the lighthouse counted eleven boats on the night the harbor froze over."
PART = "The keeper of the lighthouse counted eleven boats on the night"


def made(count: int) -> list[Link]:
    return [
        Link((f"planted-typo-{n}" if n % 2 else f"a{n}", f"{n}"), (n, n), "minor", 90) for n in range(count)
    ]


def test_as_many_links_are_drawn_of_either_kind_whatever_their_order() -> None:
    links = made(60)
    sample = drawn(links, seed=1, each=10)
    assert [link.stratum for link in sample] == [OTHER] * 10 + [PLANTED] * 10
    assert drawn(links[::-1], seed=1, each=10) == sample
    assert drawn(links, seed=2, each=10) != sample


def test_a_link_less_changes_one_of_the_sample() -> None:
    links = made(60)
    sample = drawn(links, seed=1, each=10)
    again = drawn([link for link in links if link != sample[3]], seed=1, each=10)
    assert len(set(again) - set(sample)) == 1


def test_the_share_of_all_links_weighs_each_kind_by_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    links = [link for link in made(60) if link.stratum == PLANTED] + [
        link for link in made(20) if link.stratum == OTHER
    ]
    verdicts = {
        links[0]: "right",
        links[1]: "right",
        links[-1]: "false",
        links[-2]: "right",
        links[-3]: "arguable",
    }
    rows = [
        {"from": link.rows[0], "to": link.rows[1], "label": label, "reason": ""}
        for link, label in verdicts.items()
    ]
    monkeypatch.setattr(link_sample, "LABELS", tmp_path / "links.jsonl")
    link_sample.LABELS.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    table = judged(links)
    assert [list(row[:6]) for row in table.rows[:2]] == [[OTHER, 10, 3, 1, 1, 1], [PLANTED, 30, 2, 2, 0, 0]]
    assert table.rows[2][:2] == ["all links", 40]
    assert table.rows[2][6] == pytest.approx((10 / 3 + 30) / 40)


def test_the_interval_is_wilsons() -> None:
    assert interval(98, 100) == pytest.approx((0.930, 0.994), abs=0.001)
    assert interval(100, 100) == pytest.approx((0.963, 1.0), abs=0.001)


def test_the_labels_on_record_are_of_rows_and_hold_no_text() -> None:
    rows = [json.loads(line) for line in link_sample.LABELS.read_text("utf-8").splitlines()]
    assert {row["label"] for row in rows} <= {"right", "arguable", "false"}
    assert all(set(row) == {"from", "to", "label", "reason"} and row["reason"] for row in rows)
    assert len({(row["from"], row["to"]) for row in rows}) == len(rows) == 2 * link_sample.EACH


def test_a_link_is_told_by_rows_of_the_corpus_where_there_are_any_and_with_its_texts(
    quotes_in: Program,
) -> None:
    rows = [
        {"id": ident, "text": text, "speaker": "Ada Finch"}
        for ident, text in (
            ("7", ROW),
            ("planted-glyphs-7", ROW.upper()),
            ("9", COPY),
            ("planted-fragment-7", PART),
        )
    ]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows))))
    quotes_in("link")
    with Store(quotes_in.folder / "quotes.db") as store:
        links = link_sample.links(store)
        told = [link_sample.told(store, link) for link in links]
    strata = {frozenset(link.rows): link.stratum for link in links}
    assert strata.pop(frozenset({"7", "9"})) == OTHER
    assert list(strata.values()) == [PLANTED]
    assert any(f"[Ada Finch] {COPY}" in text for text in told)
