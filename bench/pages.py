"""Reading saved news pages: our readers, trafilatura, newspaper4k, readability, and every <p>, in the same run.

    python -m bench pages                what stands in docs/benchmarks.md
    python -m bench.pages [--half 0|1]   the same figures, printed, of one half of the pages

Text, quoted passages and metadata are compared with the gold beside the pages, as its own score.py does. Times are of
the processor, so that what else the machine does counts little. A half (by the SHA-256 of the id) is there so that
rules are made on one and held on the other.
"""

import argparse
import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median
from typing import Any

import trafilatura
from bs4 import BeautifulSoup
from lxml import html
from trafilatura.readability_lxml import Document as Readable

from bench import report
from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import PAGES, half_of, sha256
from bench.measuring import timed
from bench.scorers import scorer
from scrapers.decoding import decode
from scrapers.errors import ReadError
from scrapers.registry import read

Prediction = dict[str, Any]
Reader = Callable[[bytes, str], Prediction]
Page = tuple[Prediction, bytes]
REPEATS = 3


def pages(half: int | None = None) -> Iterator[Page]:
    """Each page's gold record and its bytes."""
    for path in sorted((PAGES / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if half is None or half_of(gold["id"]) == half:
            yield gold, gzip.decompress(path.with_suffix(".html.gz").read_bytes())


def ours(data: bytes, url: str) -> Prediction:
    """Our readers, with metadata."""
    try:
        document = read(data, name="page.html", url=url, media_type="text/html")
    except ReadError as problem:
        return {"text": "", "reason": str(problem)}
    return {
        "text": document.text,
        "title": document.title,
        "authors": list(document.authors),
        "date": (document.published or "")[:10] or None,
        "site": document.site,
    }


def trafilatura_default(data: bytes, url: str) -> Prediction:
    """trafilatura as it comes: text and metadata."""
    found: Any = trafilatura.bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return {"text": ""}
    names = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {
        "text": found.text or "",
        "title": found.title,
        "authors": names,
        "date": found.date,
        "site": found.sitename,
    }


def newspaper4k(data: bytes, url: str) -> Prediction:
    """newspaper4k as it comes, but for the pictures, which it would ask the network for: text and metadata."""
    from newspaper import Article  # a second to load

    article = Article(url, fetch_images=False)
    article.download(input_html=decode(data))
    article.parse()
    return {
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.publish_date.date().isoformat() if article.publish_date else None,
        "site": article.meta_site_name,
    }


def readability(data: bytes, url: str) -> Prediction:
    """Readability, as trafilatura carries it: the one element it takes for the article, its text alone."""
    tree = html.fromstring(
        decode(data).encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True)
    )
    found = Readable(tree).summary()
    return {"text": "\n".join(html.fromstring(found).itertext()) if found else ""}


def every_p(data: bytes, url: str) -> Prediction:
    """The text of every <p> on the page."""
    soup = BeautifulSoup(data, "lxml")
    return {"text": "\n".join(p.get_text(" ", strip=True) for p in soup.find_all("p"))}


READERS: dict[str, Reader] = {
    "quotes": ours,
    "trafilatura, default": trafilatura_default,
    "newspaper4k": newspaper4k,
    "readability": readability,
    "every `<p>`": every_p,
}
FIELDS = ("title", "authors", "date", "site")


def measure(quick: bool = False, half: int | None = None) -> Result:
    """What each reader makes of the pages, and how many of them a second."""
    chosen = list(pages(half))[:: 5 if quick else 1]
    predict(ours, chosen)  # the first run loads word lists and models
    speeds: dict[str, list[float]] = {name: [] for name in READERS}
    found: dict[str, list[Prediction]] = {}
    for _ in range(1 if quick else REPEATS):
        for name, reader in READERS.items():
            found[name] = predict(reader, chosen)
            speeds[name].append(1000 * len(chosen) / sum(one["ms"] for one in found[name]))
    told = {name: figures(found[name], chosen) for name in READERS}
    peers = [*READERS][1:]
    ours_f1 = told["quotes"]["token_f1"]
    return Result(
        name="pages",
        tables=[_table(told, speeds)],
        ratios=[
            *(Ratio("token F1", name, [ours_f1 / told[name]["token_f1"]]) for name in peers),
            *(Ratio.of("pages a second", name, speeds["quotes"], speeds[name]) for name in peers),
        ],
        data={"pages": sha256(PAGES / "dev")},
    )


def _table(told: dict[str, dict[str, float]], speeds: dict[str, list[float]]) -> Table:
    rows: list[list[Cell]] = [
        [
            name,
            one["token_f1"],
            f"{one['kept']:.0f} of {one['quotations']:.0f}",
            int(one["doubled_quotations"]),
            *(one[field] for field in FIELDS),
            median(speeds[name]),
        ]
        for name, one in told.items()
    ]
    head = ("reader", "token F1", "quoted passages kept", "doubled", *FIELDS, "pages/s")
    return Table("", head, ("", ".3f", "", "d", *[".3f"] * 4, ".0f"), rows)


def predict(reader: Reader, chosen: Sequence[Page]) -> list[Prediction]:
    """What a reader makes of each page, with the milliseconds it took."""
    predictions = []
    for gold, data in chosen:
        found, spent = timed(partial(reader, data, gold["url"]))
        predictions.append({"id": gold["id"], **found, "ms": 1000 * spent.processor})
    return predictions


def figures(predictions: Sequence[Prediction], chosen: Sequence[Page]) -> dict[str, float]:
    """Token F1 and quotation recall as score.py counts them, doubled quotations, and the share of right metadata."""
    score = scorer(PAGES)
    by_id = {p["id"]: p["text"] for p in predictions}
    f1, kept, total = [], 0, 0
    for gold, _ in chosen:
        text = by_id[gold["id"]]
        f1.append(score.token_f1("\n".join(gold["paragraphs"]), text))
        found = [score.fold(q) in score.fold(text) for q in score.quotations(gold["paragraphs"])]
        kept, total = kept + sum(found), total + len(found)
    return {
        "token_f1": sum(f1) / len(f1),
        "kept": kept,
        "quotations": total,
        "quotation_recall": kept / max(1, total),
        "doubled_quotations": doubled(predictions, chosen),
        **metadata(predictions, chosen),
    }


def doubled(predictions: Sequence[Prediction], chosen: Sequence[Page]) -> int:
    """How many quotations of the gold stand more often in the text than in the gold."""
    score = scorer(PAGES)
    by_id = {p["id"]: score.fold(p["text"]) for p in predictions}
    count = 0
    for gold, _ in chosen:
        whole = score.fold("\n".join(gold["paragraphs"]))
        for quotation in {score.fold(q) for q in score.quotations(gold["paragraphs"])}:
            count += by_id[gold["id"]].count(quotation) > whole.count(quotation)
    return count


def metadata(predictions: Sequence[Prediction], chosen: Sequence[Page]) -> dict[str, float]:
    """The share of pages whose title, authors, date and site equal the gold's after folding."""
    by_id = {p["id"]: p for p in predictions}
    right = dict.fromkeys(FIELDS, 0)
    total = dict(right)
    for gold, _ in chosen:
        for field, wanted in gold["gold"].items():
            if wanted is not None:
                total[field] += 1
                right[field] += _same(field, wanted, by_id[gold["id"]].get(field))
    return {field: right[field] / max(1, total[field]) for field in right}


def _same(field: str, wanted: Any, found: Any) -> bool:
    if not found:
        return False
    fold = scorer(PAGES).fold
    if field == "authors":
        return bool({fold(n) for n in wanted} == {fold(n) for n in found})
    if field == "site":  # "The Paper" and "Paper.com" name the same site
        a, b = (fold(x).removeprefix("the ").replace(" ", "") for x in (wanted, found))
        return bool(a in b or b in a)
    return bool(fold(wanted) == fold(found))


def main() -> None:
    """Print the figures of one half, or of all pages."""
    parser = argparse.ArgumentParser(description="Measure the reading of pages.")
    parser.add_argument("--half", type=int, choices=(0, 1))
    print(report.markdown(measure(half=parser.parse_args().half)))


if __name__ == "__main__":
    main()
