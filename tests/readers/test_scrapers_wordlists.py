"""The word lists of the readers: each entry once, and each list asked for by somebody."""

from pathlib import Path

import pytest

from scrapers.wordlists import listed, paired
from tests.conftest import ROOT

LISTS = sorted((ROOT / "scrapers" / "words").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_an_entry_stands_once_in_a_list_that_is_asked_for(path: Path) -> None:
    entries = listed(path.stem)
    assert entries
    assert len(entries) == len(set(entries))
    assert not [entry for entry in entries if entry.startswith("#")]
    asked = (file.read_text("utf-8") for file in (ROOT / "scrapers").rglob("*.py"))
    assert any(f'("{path.stem}")' in text or f"('{path.stem}')" in text for text in asked)


def test_a_kind_and_its_words_are_parted_at_the_bar() -> None:
    assert ("Reuters", "Reuters") in paired("agencies")
    assert ("script", "enable javascript") in paired("walls")
