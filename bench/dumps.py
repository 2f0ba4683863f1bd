"""Reading a Wikiquote dump of any size: megabytes of wikitext a second, and the most memory it took.

    python -m bench.dumps [--megabytes 200] [--language en|fr]

Writes a dump of made-up pages in the form of the real ones (bzip2 in streams of 100 pages, as Wikimedia's
multistream dumps are), reads it in a process of its own, and counts what came out against what went in.
"""

import argparse
import bz2
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="{0}">\n<siteinfo>'
    "<sitename>Wikiquote</sitename><dbname>{0}wikiquote</dbname>"
    "<base>https://{0}.wikiquote.org/wiki/Main_Page</base></siteinfo>\n"
)
PAGE = (
    "<page><title>{title}</title><ns>{space}</ns><id>{number}</id><revision><id>{number}</id>"
    "<timestamp>2024-05-01T10:00:00Z</timestamp><contributor><username>A</username><id>1</id></contributor>"
    '<model>wikitext</model><format>text/x-wiki</format><text bytes="{size}" xml:space="preserve">{text}</text>'
    "</revision></page>\n"
)
SYLLABLES = [
    "ba",
    "den",
    "fol",
    "gim",
    "hes",
    "kul",
    "mor",
    "nat",
    "pil",
    "rus",
    "sel",
    "tov",
    "vin",
    "wex",
    "yar",
    "zum",
    "o",
    "ri",
    "la",
    "te",
]
# Pages in one stream, and streams made before they come again.
STREAM, STREAMS = 100, 12


def sentence(chance: random.Random, least: int = 8, most: int = 40) -> str:
    """Made-up words; one in thirty is a link, as in real pages."""
    words = []
    for _ in range(chance.randint(least, most)):
        word = "".join(chance.choices(SYLLABLES, k=chance.randint(1, 3)))
        words.append(f"[[w:{word.title()}|{word}]]" if chance.random() < 0.033 else word)
    return " ".join(words).capitalize() + "."


def english(chance: random.Random, name: str) -> tuple[str, int]:
    """A page on a person in English, and how many quotations stand on it."""
    parts = [
        f"[[File:{name}.jpg|thumb|{sentence(chance, 4, 9)}]]\n'''[[w:{name}|{name}]]''' (1850 – 1920) was a ferrywoman.\n"
    ]
    count = 0
    for heading in ("Quotes", "Attributed", "Disputed", "Misattributed", f"Quotes about {name}"):
        parts.append(f"\n== {heading} ==\n")
        for _ in range(chance.randint(2, 30 if heading == "Quotes" else 4)):
            count += 1
            bold = "'''" if chance.random() < 0.1 else ""
            parts.append(f"* {bold}{sentence(chance)}{bold}\n")
            roll = chance.random()
            if roll < 0.1:
                parts.append(
                    f"** {{{{cite book|last=Lee|first=Ann|title={sentence(chance, 2, 4)}|year=1911|page=12}}}}\n"
                )
            elif roll < 0.9:
                parts.append(
                    f"** ''{sentence(chance, 2, 5)}'' ({chance.randint(1850, 1920)}), p. {chance.randint(1, 400)}\n"
                )
            if roll < 0.05:
                parts.append(f"*** {sentence(chance)}<ref>{sentence(chance, 3, 8)}</ref>\n")
    parts.append(
        f"\n== External links ==\n{{{{wikipedia}}}}\n* [http://a.example {sentence(chance, 2, 4)}]\n[[Category:1850 births]]\n"
    )
    return "".join(parts), count


def french(chance: random.Random, name: str) -> tuple[str, int]:
    """A page on a person in French: every quotation is a template with a template of its source."""
    parts = [
        f"'''[[w:{name}|{name}]]''' ({{{{date|10|février|1850}}}} — {{{{date|14|août|1920}}}}) est une passeuse.\n"
    ]
    count = chance.randint(5, 30)
    for _ in range(count):
        parts.append(
            f"\n{{{{citation|1={sentence(chance)}}}}}\n{{{{Réf Livre|référence=R\n|titre={sentence(chance, 2, 4)}"
            f"\n|auteur={name}\n|année=1911\n|page={chance.randint(1, 400)}}}}}\n"
        )
    parts.append("\n[[Catégorie:Naissance en 1850]]\n")
    return "".join(parts), count


def made(path: Path, megabytes: int, language: str) -> tuple[int, int, int]:
    """Write a dump; gives back the bytes of wikitext, the pages with quotations, and the quotations."""
    chance = random.Random(7)
    streams: list[tuple[bytes, int, int, int]] = []
    size = pages = quotations = number = 0
    with path.open("wb") as file:
        file.write(bz2.compress(HEAD.format(language).encode()))
        while size < megabytes * 1_000_000:
            if len(streams) < STREAMS:
                rows, stream_size, stream_pages, stream_quotations = [], 0, 0, 0
                for _ in range(STREAM):
                    number += 1
                    name = f"{chance.choice(SYLLABLES).title()} {chance.choice(SYLLABLES).title()} {number}"
                    other = chance.random() < 0.3  # talk pages, templates, redirects
                    text, count = (english if language == "en" else french)(chance, name)
                    stream_size += len(text.encode())
                    stream_pages, stream_quotations = (
                        stream_pages + (not other),
                        stream_quotations + (0 if other else count),
                    )
                    rows.append(
                        PAGE.format(
                            title=escape(name),
                            space=1 if other else 0,
                            number=number,
                            size=len(text),
                            text=escape(text),
                        )
                    )
                streams.append(
                    (bz2.compress("".join(rows).encode()), stream_size, stream_pages, stream_quotations)
                )
            packed, *counts = streams[-1] if len(streams) < STREAMS else chance.choice(streams)
            file.write(packed)
            size, pages, quotations = (a + b for a, b in zip((size, pages, quotations), counts, strict=True))
        file.write(bz2.compress(b"</mediawiki>\n"))
    return size, pages, quotations


def read(path: Path) -> dict[str, float]:
    """Read a dump as `quotes collect` does; run in a process of its own, whose memory is this reading's."""
    from scrapers.readers.wikiquote import documents

    before, began, cpu = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
        time.perf_counter(),
        time.process_time(),
    )
    pages = quotations = 0
    with path.open("rb") as file:
        for document in documents(file):
            pages, quotations = pages + 1, quotations + len(document.spans)
    return {
        "pages": pages,
        "quotations": quotations,
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu,
        "memory_before_mb": before / 1024,
        "memory_most_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Make a dump, read it, and print the figures; exit code 1 when a page or a quotation is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--language", choices=("en", "fr"), default="en")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.read)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dump.xml.bz2"
        size, pages, quotations = made(path, options.megabytes, options.language)
        ran = subprocess.run(
            [sys.executable, "-m", "bench.dumps", "--read", str(path)], check=True, capture_output=True
        )
        found = json.loads(ran.stdout)
        packed = path.stat().st_size
    found |= {
        "language": options.language,
        "packed_mb": packed / 1e6,
        "wikitext_mb": size / 1e6,
        "mb_per_second": size / 1e6 / found["seconds"],
        "mb_per_cpu_second": size / 1e6 / found["cpu_seconds"],
        "missing_pages": pages - found["pages"],
        "missing_quotations": quotations - found["quotations"],
    }
    print(
        json.dumps(
            {key: round(value, 1) if isinstance(value, float) else value for key, value in found.items()},
            indent=2,
        )
    )
    sys.exit(bool(found["missing_pages"] or found["missing_quotations"]))


if __name__ == "__main__":
    main()
