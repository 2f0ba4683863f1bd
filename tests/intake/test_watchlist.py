"""sources.yml: what is read from it, and what is said of a mistake in it."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import BadInput
from quotes.intake.watchlist import watchlist
from tests.conftest import ROOT


def test_the_example_of_the_project_is_a_good_one() -> None:
    found = watchlist((ROOT / "sources.yml").read_text("utf-8"))
    assert [(f.name, f.kind) for f in found.values()] == [
        ("courier", "feed"),
        ("council", "site"),
        ("sayings", "wikiquote"),
    ]
    assert found["courier"].every == timedelta(hours=1)
    assert found["council"].stated == {"tier": "primary", "publisher": "Example Town Council"}
    assert found["sayings"].addresses[0] == "https://en.wikiquote.org/wiki/Ada_Lovelace?action=raw"
    assert found["sayings"].format == "wikiquote"
    assert "quotes-desk@example.org" in found["courier"].manners.agent


def test_the_example_of_the_documentation_is_a_good_one() -> None:
    page = (ROOT / "docs" / "collecting.md").read_text("utf-8")
    assert len(watchlist(page.split("```yaml\n")[1].split("```")[0])) == 4


def test_an_entry_wins_over_the_settings() -> None:
    text = "settings: {delay: 3, allow: 10.0.0.0/8}\nsources:\n - {name: a, kind: page, address: 'http://a.example', delay: 0.5}"
    (found,) = watchlist(text).values()
    assert (found.manners.delay, found.manners.per_host, found.manners.allow) == (0.5, 2, ("10.0.0.0/8",))


GOOD = "{name: a, kind: page, address: 'https://a.example/'"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sources: [", "not valid YAML"),
        ("- a", 'needs a list "sources"'),
        ("sources: [a]", "entry 1 must hold"),
        ("sources: [{name: A B}]", "small letters"),
        ("sources: [{name: a, kind: blog}]", "the kind is 'blog'"),
        ("sources: [{name: a, kind: feed}]", "nothing to follow"),
        ("sources: [{name: a, kind: page, address: 'file:///etc/hosts'}]", "Only http and https"),
        (f"sources: [{GOOD}, adress: x}}]", "'adress' is not known"),
        (f"sources: [{GOOD}, tier: best}}]", "the tier is 'best'"),
        (f"sources: [{GOOD}, every: often}}]", "30m, 6h"),
        (f"sources: [{GOOD}, depth: -1}}]", "a number from 0 on"),
        (f"sources: [{GOOD}}}, {GOOD}}}]", "is taken"),
        ("sources: [{name: a, kind: dump}]", "nothing to read"),
        ("sources: [{name: a, kind: warc, address: 'https://a.example/'}]", "a file is read, not asked"),
        (f"sources: [{GOOD}, files: a.xml}}]", "only dump and warc"),
        (f"settings: {{speed: 3}}\nsources: [{GOOD}}}]", "'speed' is not known"),
        (f"settings: {{allow: [ten]}}\nsources: [{GOOD}}}]", "no address or network"),
        (f'settings: {{contact: "a\\nb"}}\nsources: [{GOOD}}}]', "text on one line"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_write(text: str, word: str) -> None:
    with pytest.raises(BadInput) as raised:
        watchlist(text)
    assert word in str(raised.value)
    assert "\n" not in str(raised.value)


@given(st.text(max_size=100))
def test_any_text_is_a_list_or_told_to_be_none(text: str) -> None:
    with pytest.raises(BadInput):
        watchlist(f"sources: {text}")


def test_files_are_meant_from_where_the_list_stands() -> None:
    text = "sources: [{name: a, kind: dump, files: [x/*.bz2, /y.xml, x/*.bz2]}]"
    assert watchlist(text, folder=Path("/desk"))["a"].addresses == ("/desk/x/*.bz2", "/y.xml")
