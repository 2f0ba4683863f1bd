"""How well copied articles are told from independent ones: real pages, and edited copies of them.

    python -m bench.copies

Reads ../shared/bench/pages. Each page is copied as a newspaper copies a wire report, by a seeded generator: a third of
its sentences are cut from the end, every fifth sentence is reworded in places, two paragraphs of another page are added.
"""

import json
import random
import re
import time
from itertools import combinations

from bench.pages import pages
from quotes.attribution.extraction import extract
from quotes.family.copies import COPIED, Sketch, shared, sketch
from scrapers.document import Document
from scrapers.errors import ReadError
from scrapers.registry import read

SEED = 11
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def articles() -> list[Document]:
    """The pages that can be read and have forty words and more."""
    found = []
    for gold, data in pages(None):
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


def main() -> None:
    """Print the figures as JSON."""
    found = articles()
    started = time.process_time()
    sketches = [sketched(document.text) for document in found]
    cost = (time.process_time() - started) / len(found)
    chance = random.Random(SEED)
    planted = []
    for at, (document, mine) in enumerate(zip(found, sketches, strict=True)):
        local = found[(at + 7) % len(found)].text
        copy = sketched(edited(document.text, local, chance))
        planted.append(shared(mine, copy) if mine and copy else None)
    apart = [shared(a, b) if a and b else None for a, b in combinations(sketches, 2)]
    near, far = (sorted(part for part in parts if part is not None) for parts in (planted, apart))
    print(
        json.dumps(
            {
                "pages": len(found),
                "copies told": len(near),
                "copies found": sum(part >= COPIED for part in near),
                "least shared by 99 in 100 copies": round(near[len(near) // 100], 3),
                "least": [round(part, 2) for part in near[:5]],
                "pairs of independent pages": len(apart),
                "of them told": len(far),
                "taken for copies": sum(part >= COPIED for part in far),
                "most shared by independent pages": [round(part, 2) for part in far[-5:]],
                "ms for each page, reading its quotations included": round(1000 * cost, 1),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
