"""Originals, dates and independent sources do not depend on the order in which documents came, nor on being linked bit by bit."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.linking import families
from db.store import Store
from quotes.family import gathering
from quotes.intake.deposit import keys_of
from quotes.intake.records import records
from quotes.quotation import Attribution, Quotation
from scrapers.document import Document

WHOLE = "we will not raise the crumbling harbour wall before the engineers' survey is complete and paid for"
SAID = (WHOLE, WHOLE[12:80], WHOLE.replace("crumbling", "northern"))
STORY = " ".join(random.Random(7).choices([f"word{n}" for n in range(900)], k=160))


@st.composite
def documents(draw: st.DrawFn) -> list[tuple[Document, list[Quotation]]]:
    """Reports of one remark: copies of one story or stories of their own, dated well, badly or not at all."""
    found = []
    for at in range(draw(st.integers(2, 6))):
        words = draw(st.sampled_from(SAID))
        prose = STORY if draw(st.booleans()) else " ".join(random.Random(at).choices(STORY.split(), k=150))
        text = f"{prose} “{words}”, she said."
        start = text.index("“") + 1
        via = draw(st.sampled_from([None, "The Courier", "The Herald"]))
        credit = Attribution(("Rosa Quill",), confidence="certain", rule="said", via=via)
        document = Document(
            text, f"https://paper{at}.example/story", "article", f"{at:064x}",
            published=draw(st.sampled_from([None, "2020", "2020-05-05", "2020-05-05T10:00:00Z", "2031-01-01", "soon"])),
            modified=draw(st.sampled_from([None, "2019-01-01"])),
            site=draw(st.sampled_from(["The Courier", "The Herald", None])),
            tier=draw(st.sampled_from(["primary", "secondary", "collection"])),
        )  # fmt: skip
        found.append((document, [Quotation(start, start + len(words), words, "direct", credit)]))
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents(), st.randoms(use_true_random=False))
def test_quotes_are_the_same_in_any_order_and_from_scratch(
    tmp_path: Path, found: list[tuple[Document, list[Quotation]]], chance: random.Random
) -> None:
    seen = []
    for _ in range(2):
        with Store(Path(tempfile.mkdtemp(dir=tmp_path)) / "q.db", create=True) as store:
            for document, quotations in found:
                batch = records(document, quotations, at="2026-01-01T00:00:00Z")
                gathering.link(store, store.put(batch, keys_of))
            seen.append(quotes(store))
            with store.transaction():
                families.forget(store.conn)
            gathering.link(store)
            seen.append(quotes(store))
        chance.shuffle(found)
    assert all(rows == seen[0] for rows in seen)


def quotes(store: Store) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.conn.execute("SELECT * FROM quotes ORDER BY id")]
