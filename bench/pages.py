"""Reading saved news pages: our readers, trafilatura, newspaper4k, readability, and every <p>, in the same run.

    python bench/pages.py [--half 0|1]

Reads ../shared/bench/pages, writes predictions to a temporary folder, and has that folder's own score.py
score them. Times are of the processor, so that what else the machine does counts little. `--half` takes the pages of
one half (by the SHA-256 of the id) so that rules are made on one and held on the other.
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import trafilatura
from bs4 import BeautifulSoup
from lxml import html
from trafilatura.readability_lxml import Document as Readable

from scrapers.decoding import decode
from scrapers.errors import ReadError
from scrapers.registry import read

PAGES = Path(__file__).resolve().parents[2] / "shared" / "bench" / "pages"
Prediction = dict[str, Any]


def pages(half: int | None) -> Iterator[tuple[Prediction, bytes]]:
    """Each page's gold record and its bytes."""
    for path in sorted((PAGES / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if half is None or half_of(gold["id"]) == half:
            yield gold, gzip.decompress(path.with_suffix(".html.gz").read_bytes())


def half_of(name: str) -> int:
    """0 or 1, by the hash of a page's id."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


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
    """newspaper4k as it comes: text and metadata."""
    from newspaper import Article  # a second to load

    article = Article(url)
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


def predict(reader: Callable[[bytes, str], Prediction], half: int | None) -> list[Prediction]:
    """What a reader makes of each page, with the milliseconds it took."""
    predictions = []
    for gold, data in pages(half):
        start = time.process_time()
        found = reader(data, gold["url"])
        found["ms"] = (time.process_time() - start) * 1000
        predictions.append({"id": gold["id"], **found})
    return predictions


def figures(predictions: list[Prediction], half: int | None, scorer: ModuleType) -> dict[str, float]:
    """Token F1 and quotation recall as score.py counts them, doubled quotations, metadata, pages a second."""
    by_id = {p["id"]: p["text"] for p in predictions}
    f1, kept, total = [], 0, 0
    for gold, _ in pages(half):
        text = by_id[gold["id"]]
        f1.append(scorer.token_f1("\n".join(gold["paragraphs"]), text))
        found = [scorer.fold(q) in scorer.fold(text) for q in scorer.quotations(gold["paragraphs"])]
        kept, total = kept + sum(found), total + len(found)
    return {
        "token_f1": sum(f1) / len(f1),
        "quotation_recall": kept / max(1, total),
        "doubled_quotations": doubled(predictions, half, scorer),
        **metadata(predictions, half, scorer),
        "pages_per_second": len(predictions) * 1000 / sum(p["ms"] for p in predictions),
    }


def report(name: str, predictions: list[Prediction], half: int | None, scorer: ModuleType) -> float:
    """Print what score.py says and our own figures; gives the pages a second."""
    print(f"== {name}")
    if half is None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(p) + "\n" for p in predictions), encoding="utf-8")
            scorer.main(str(path))
    found = figures(predictions, half, scorer)
    print(" ".join(f"{key}={value:.4g}" for key, value in found.items()))
    return found["pages_per_second"]


def doubled(predictions: list[Prediction], half: int | None, scorer: ModuleType) -> int:
    """How many quotations of the gold stand more often in the text than in the gold."""
    by_id = {p["id"]: scorer.fold(p["text"]) for p in predictions}
    count = 0
    for gold, _ in pages(half):
        whole = scorer.fold("\n".join(gold["paragraphs"]))
        for quotation in {scorer.fold(q) for q in scorer.quotations(gold["paragraphs"])}:
            count += by_id[gold["id"]].count(quotation) > whole.count(quotation)
    return count


def metadata(predictions: list[Prediction], half: int | None, scorer: ModuleType) -> dict[str, float]:
    """The share of pages whose title, authors, date and site equal the gold's after folding."""
    by_id = {p["id"]: p for p in predictions}
    right = {"title": 0, "authors": 0, "date": 0, "site": 0}
    total = dict(right)
    for gold, _ in pages(half):
        for field, wanted in gold["gold"].items():
            if wanted is not None:
                total[field] += 1
                right[field] += _same(field, wanted, by_id[gold["id"]].get(field), scorer)
    return {field: right[field] / max(1, total[field]) for field in right}


def _same(field: str, wanted: Any, found: Any, scorer: ModuleType) -> bool:
    if not found:
        return False
    if field == "authors":
        return bool({scorer.fold(n) for n in wanted} == {scorer.fold(n) for n in found})
    if field == "site":  # "The Paper" and "Paper.com" name the same site
        a, b = (scorer.fold(x).removeprefix("the ").replace(" ", "") for x in (wanted, found))
        return bool(a in b or b in a)
    return bool(scorer.fold(wanted) == scorer.fold(found))


def scorer() -> ModuleType:
    """The score.py that stands beside the pages."""
    spec = importlib.util.spec_from_file_location("score", PAGES / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Run all of them and print how many times as fast ours is."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", type=int, choices=(0, 1))
    half = arguments.parse_args().half
    if not PAGES.is_dir():
        raise SystemExit("The saved pages are not here: ../shared/bench/pages is missing.")
    score = scorer()
    predict(ours, half)  # the first run loads word lists and models
    speeds = {
        reader.__name__: report(reader.__name__, predict(reader, half), half, score)
        for reader in (ours, trafilatura_default, newspaper4k, readability, every_p)
    }
    for name, speed in speeds.items():
        print(f"{name}: {speed:.1f} pages/s, ours/{name} = {speeds['ours'] / speed:.2f}")


if __name__ == "__main__":
    main()
