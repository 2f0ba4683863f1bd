"""How well copied articles are told from independent ones: real pages, and edited copies of them.

Each saved page is copied as a newspaper copies a wire report, by a seeded generator: a third of its sentences are cut
from the end, every fifth sentence is reworded in places, a few sentences of another page are added. The peer is
datasketch's MinHash over the same texts, which measures likeness and not containment.
"""

import random
import re
from collections.abc import Sequence
from itertools import combinations, islice, pairwise

from datasketch import MinHash

from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import PAGES, sha256
from bench.measuring import percentile, timed
from bench.pages import pages
from quotes.attribution.extraction import extract
from quotes.family.copies import COPIED, Sketch, shared, sketch
from quotes.text import words
from scrapers.document import Document
from scrapers.errors import ReadError
from scrapers.registry import read

SEED = 11
# As many hashes as a sketch of ours has.
HASHES = 128
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def measure(quick: bool = False) -> Result:
    """Copies found and independent pages taken for copies, by ours and by MinHash."""
    found = list(islice(articles(), 16 if quick else None))
    chance = random.Random(SEED)
    copies = [
        edited(document.text, found[(at + 7) % len(found)].text, chance) for at, document in enumerate(found)
    ]
    texts = [document.text for document in found]
    sketches, ours = timed(lambda: [sketched(text) for text in texts])
    hashes, theirs = timed(lambda: [hashed(text) for text in texts])
    planted = [_shared(mine, sketched(copy)) for mine, copy in zip(sketches, copies, strict=True)]
    apart = [_shared(a, b) for a, b in combinations(sketches, 2)]
    alike = [mine.jaccard(hashed(copy)) for mine, copy in zip(hashes, copies, strict=True)]
    unlike = [a.jaccard(b) for a, b in combinations(hashes, 2)]
    rows = [
        _row("quotes: share of the shorter text", planted, apart, COPIED),
        # The bar under which no independent page would be taken for a copy: as good as likeness can do here.
        _row("datasketch MinHash: likeness", alike, unlike, max(unlike) + 1e-6),
    ]
    head = (
        "system",
        "bar",
        "copies found",
        "independent pairs taken",
        "least of 99 in 100 copies",
        "most of pairs",
    )
    title = f"{len(found)} pages, a copy of each, {len(apart):,} independent pairs"
    return Result(
        name="copies",
        tables=[Table(title, head, ("", ".2f", ".1%", "d", ".2f", ".2f"), rows)],
        ratios=[Ratio("pages sketched a second", "datasketch MinHash", [theirs.processor / ours.processor])],
        notes=[
            "Ours finds the quotations of each page first, to leave them out: they are alike wherever printed"
        ],
        data={"pages": sha256(PAGES / "dev")},
    )


def articles() -> Sequence[Document]:
    """The pages that can be read and have forty words and more."""
    found = []
    for gold, data in pages():
        try:
            document = read(data, name=f"{gold['id']}.html", url=gold.get("url") or "", format="article")
        except ReadError:
            continue
        if len(document.text.split()) >= 40:
            found.append(document)
    return found


def sketched(text: str) -> Sketch | None:
    """The sketch of a text, its quotations left out as when it is stored."""
    return sketch(text, [(found.start, found.end) for found in extract(text)])


def hashed(text: str) -> MinHash:
    """The MinHash of a text's pairs of words."""
    made = MinHash(num_perm=HASHES, seed=SEED)
    made.update_batch([f"{a} {b}".encode("utf-8", "surrogatepass") for a, b in pairwise(words(text))])
    return made


def edited(text: str, local: str, chance: random.Random) -> str:
    """The text as a newspaper prints it that took it from the wire."""
    sentences = _SENTENCE.split(text)
    kept = sentences[: max(2, len(sentences) * 2 // 3)]
    for at in range(0, len(kept), 5):
        said = kept[at].split()
        for place in chance.sample(range(len(said)), min(3, len(said))):
            said[place] = chance.choice(("officials", "later", "reportedly", "on Tuesday"))
        kept[at] = " ".join(said)
    return "\n\n".join([" ".join(kept), *_SENTENCE.split(local)[:4]])


def _shared(one: Sketch | None, other: Sketch | None) -> float:
    """What two texts share; nothing where a sketch is too small to tell."""
    return (shared(one, other) or 0.0) if one and other else 0.0


def _row(name: str, planted: Sequence[float], apart: Sequence[float], bar: float) -> list[Cell]:
    found, taken = sum(part >= bar for part in planted), sum(part >= bar for part in apart)
    return [name, bar, found / len(planted), taken, percentile(planted, 0.01), max(apart)]
