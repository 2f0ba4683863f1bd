"""What is promised of any input holds: the targets that `make fuzz` drives for hours, here on a few hundred inputs each."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz import targets
from bench.fuzz.targets import TARGETS, broken
from tests.conftest import ROOT

# Letters that formats are made of, and ones that take more than a byte, or none.
MARKED = st.text(st.sampled_from("<>/&;:-{}[]\"'=|*#! \n\t,.0123AaQq“”’é日\u2028\x00\ufeff"))
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["claim", "claims", "quote", "quotes", "speaker", "text", "format", "items", "version", "name", "people", "terms",
             "aliases", "sources", "kind", "address", "plugins", "thresholds", "content", "query", "pages", "parse", "wikitext"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip
ANY = (
    st.binary(max_size=400)
    | MARKED.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | MARKED.map(lambda text: text.encode("utf-16", "surrogatepass"))
    | ANY_JSON.map(lambda value: json.dumps(value).encode())
)
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.is_file())


@pytest.mark.parametrize("name", TARGETS)
@given(data=ANY)
@settings(max_examples=60, derandomize=True)
def test_any_input_gives_what_is_promised_or_a_sentence(name: str, data: bytes) -> None:
    assert broken(name, data) == ""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("name", TARGETS)
def test_a_file_of_another_kind_cut_anywhere_gives_what_is_promised_or_a_sentence(
    name: str, path: Path
) -> None:
    data = path.read_bytes()
    for start, end in ((0, len(data) // 3), (len(data) // 2, len(data) // 2 + 1500)):
        assert broken(name, data[start:end]) == ""


def test_a_promise_that_is_broken_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(targets, "fold", lambda text: text + "!")
    assert "assert fold(folded) == folded" in broken("fold", b"any words")
