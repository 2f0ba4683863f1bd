"""Reading a Wikiquote dump of any size: megabytes of wikitext a second, and the most memory it took.

    python -m bench dumps

Writes a dump of made-up pages in the form of the real ones (bzip2 in streams of 100 pages, as Wikimedia's
multistream dumps are), reads it in a process of its own, and counts what came out against what went in.
"""

import bz2
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape, unescape

import mwparserfromhell

from bench import measuring
from bench.figures import Cell, Ratio, Result, Table
from bench.measuring import ROOT

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
SYLLABLES = (
    "ba", "den", "fol", "gim", "hes", "kul", "mor", "nat", "pil", "rus",
    "sel", "tov", "vin", "wex", "yar", "zum", "o", "ri", "la", "te",
)  # fmt: skip
TEXT = re.compile(r"<text [^>]*>(.*?)</text>", re.S)
LANGUAGES = ("en", "fr")
MEGABYTES, REPEATS = 20, 3
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
    streams = [_stream(chance, language, 1 + at * STREAM) for at in range(STREAMS)]
    total = (0, 0, 0)
    with path.open("wb") as file:
        file.write(bz2.compress(HEAD.format(language).encode()))
        while total[0] < megabytes * 1_000_000:
            packed, *counts = chance.choice(streams)
            file.write(packed)
            total = (total[0] + counts[0], total[1] + counts[1], total[2] + counts[2])
        file.write(bz2.compress(b"</mediawiki>\n"))
    return total


def _stream(chance: random.Random, language: str, first: int) -> tuple[bytes, int, int, int]:
    """One packed stream of pages, its bytes of wikitext, pages with quotations, and quotations."""
    rows, size, pages, quotations = [], 0, 0, 0
    for number in range(first, first + STREAM):
        name = f"{chance.choice(SYLLABLES).title()} {chance.choice(SYLLABLES).title()} {number}"
        other = chance.random() < 0.3  # talk pages, templates, redirects
        text, count = (english if language == "en" else french)(chance, name)
        size += len(text.encode())
        pages, quotations = pages + (not other), quotations + (0 if other else count)
        page = {
            "title": escape(name),
            "space": int(other),
            "number": number,
            "size": len(text),
            "text": escape(text),
        }
        rows.append(PAGE.format(**page))
    return bz2.compress("".join(rows).encode()), size, pages, quotations


def read(path: Path) -> dict[str, float]:
    """Read a dump as `quotes collect` does; run in a process of its own, whose memory is this reading's."""
    from scrapers.readers.wikiquote import documents

    pages = quotations = 0
    began = time.process_time()
    with path.open("rb") as file:
        for document in documents(file):
            pages, quotations = pages + 1, quotations + len(document.spans)
    return {
        "pages": pages,
        "quotations": quotations,
        "processor": time.process_time() - began,
        "memory_most_mb": measuring.most_megabytes(),
    }


def parsed(path: Path) -> dict[str, float]:
    """The peer: mwparserfromhell alone makes plain text of every page, and finds no quotation."""
    began = time.process_time()
    with bz2.open(path, "rt", encoding="utf-8") as file:
        for found in TEXT.finditer(file.read()):
            mwparserfromhell.parse(unescape(found[1])).strip_code()
    return {"processor": time.process_time() - began}


def measure(quick: bool = False) -> Result:
    """Both languages: speed beside the parser alone, memory, and whether all that went in came out."""
    megabytes = 2 if quick else MEGABYTES
    rows: list[list[Cell]] = []
    ratios = []
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "dump.xml.bz2"
            size, pages, quotations = made(path, megabytes, language)
            repeats = [(_apart("read", path), _apart("parsed", path)) for _ in range(1 if quick else REPEATS)]
        found = repeats[0][0]
        speed = size / 1e6 / median(ours["processor"] for ours, _ in repeats)
        missing = int(pages - found["pages"] + quotations - found["quotations"])
        rows.append([language, size / 1e6, int(found["quotations"]), missing, speed, found["memory_most_mb"]])
        peer, mine = ([one[at]["processor"] for one in repeats] for at in (1, 0))
        ratios.append(Ratio.of(f"wikitext a second, {language}", "mwparserfromhell, text alone", peer, mine))
    head = ("language", "MB of wikitext", "quotations", "missing", "MB/s", "MB of memory at most")
    table = Table(
        "A made-up Wikiquote dump, packed with bzip2", head, ("", ".0f", ",d", "d", ".1f", ".0f"), rows
    )
    return Result(name="dumps", tables=[table], ratios=ratios)


def _apart(function: str, path: Path) -> dict[str, float]:
    """One of the functions above in a process of its own."""
    code = (
        "import json, sys; from pathlib import Path; from bench import dumps; "
        f"print(json.dumps(dumps.{function}(Path(sys.argv[1]))))"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, cwd=ROOT)
    told: dict[str, float] = json.loads(ran.stdout)
    return told
