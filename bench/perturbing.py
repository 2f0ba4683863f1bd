"""Saved pages with their structure changed: does the reading hang on one site's class names?

    python -m bench.perturbing [--seeds 3]

The rules were made with all saved pages in sight. So each page is edited in ways that leave its article as it was,
and is read again: what falls is what a rule owed to the page and not to pages. trafilatura reads the same edits.
"""

import argparse
import hashlib
import random
import re
import time
from collections.abc import Callable

from lxml import html

from bench.pages import PAGES, figures, ours, pages, scorer, trafilatura_default
from scrapers.decoding import decode
from scrapers.page import Element

Edit = Callable[[bytes, random.Random, list[str]], bytes]
JSON_LD = re.compile(rb"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.I | re.S)
WORD = re.compile(r"[A-Za-z]+")
# Text in these keeps its white space.
KEPT_SPACE = {"pre", "textarea", "script", "style"}
ARTICLE_LETTERS = 40


def tree_of(data: bytes) -> Element:
    """The page as a tree of its own."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    return html.document_fromstring(decode(data).encode("utf-8", "replace"), parser=parser)


def written(tree: Element) -> bytes:
    """The tree as a page in UTF-8 that says so."""
    for meta in list(tree.iter("meta")):
        if meta.get("charset") or "charset" in (meta.get("content") or "").lower():
            meta.getparent().remove(meta)
    whole: bytes = html.tostring(tree, encoding="utf-8", include_meta_content_type=False)
    return b"<!doctype html>\n" + whole


def renamed(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """Every word of every class and id becomes a made-up one, the same word the same."""
    salt = str(chance.random())

    def made(word: re.Match[str]) -> str:
        return "q" + hashlib.sha256((salt + word[0].lower()).encode()).hexdigest()[:6].translate(
            str.maketrans("0123456789", "ghijklmnop")
        )

    tree = tree_of(data)
    for element in tree.iter():
        for name in ("class", "id"):
            if element.get(name) and element.get(name) != "__NEXT_DATA__":
                element.set(name, WORD.sub(made, element.get(name)))
    return written(tree)


def wrapped(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """One block in four stands in a container of its own more."""
    tree = tree_of(data)
    for element in list(tree.iter("p", "div", "blockquote", "section", "aside", "h2")):
        parent = element.getparent()
        if parent is None or chance.random() > 0.25:
            continue
        box = html.Element("div")
        box.tail, element.tail = element.tail, None
        parent.replace(element, box)
        box.append(element)
    return written(tree)


def shuffled(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """Blocks that hold nothing of the article stand in another order, and one in three elsewhere."""
    tree = tree_of(data)
    keys = [re.sub(r"\W+", "", words)[:ARTICLE_LETTERS] for words in gold]

    def foreign(element: Element) -> bool:
        text = re.sub(r"\W+", "", element.text_content())
        return element.tag in {"div", "aside", "section", "ul", "nav"} and not any(
            k in text for k in keys if k
        )

    for parent in list(tree.iter("div", "body", "main", "section")):
        children = list(parent)
        places = [at for at, child in enumerate(children) if foreign(child)]
        if len(places) < 2 or len(places) == len(children):
            continue
        order = [children[at] for at in places]
        chance.shuffle(order)
        tails = [child.tail for child in children]
        for at, child in zip(places, order, strict=True):
            children[at] = child
        for child, tail in zip(children, tails, strict=True):
            child.tail = tail
            parent.append(child)
    return written(tree)


def unstated(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """Without JSON-LD."""
    return JSON_LD.sub(b"", data)


def minified(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """Without white space between tags, and none doubled."""
    tree = tree_of(data)
    for element in tree.iter():
        if element.tag in KEPT_SPACE or not isinstance(element.tag, str):
            continue
        for name in ("text", "tail"):
            words = getattr(element, name)
            if words:
                setattr(
                    element,
                    name,
                    re.sub(r"\s+", " ", words)
                    if words.strip()
                    else ""
                    if name == "text"
                    else " "
                    if element.tag in {"a", "b", "i", "em", "strong", "span", "q"}
                    else "",
                )
    return written(tree)


def recoded(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """In another encoding, with what that one lacks as references, called Latin-1."""
    text = decode(data)
    text = re.sub(r"(?i)<meta[^>]*charset[^>]*>", "", text)
    text = re.sub(r"(?i)<head\b[^>]*>", r'\g<0><meta charset="iso-8859-1">', text, count=1)
    return text.encode("cp1252", "xmlcharrefreplace")


def plainer(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """`article`, `main`, `section`, `aside`, `header` and `footer` are `div`, as on older pages."""
    tree = tree_of(data)
    for element in list(
        tree.iter("article", "main", "section", "aside", "header", "footer", "figure", "nav")
    ):
        element.tag = "div"
    return written(tree)


def unchanged(data: bytes, chance: random.Random, gold: list[str]) -> bytes:
    """As saved, but written by the same writer as the others."""
    return written(tree_of(data))


EDITS: tuple[Edit, ...] = (unchanged, renamed, wrapped, shuffled, unstated, minified, recoded, plainer)


def predictions(
    edit: Edit, seed: int, reader: Callable[[bytes, str], dict[str, object]], half: int | None = None
) -> list[dict[str, object]]:
    """What a reader makes of every page after an edit."""
    found = []
    for gold, data in pages(half):
        chance = random.Random(f"{seed} {gold['id']}")
        changed = edit(data, chance, gold["paragraphs"])
        began = time.process_time()
        one = reader(changed, gold["url"])
        found.append({"id": gold["id"], **one, "ms": (time.process_time() - began) * 1000})
    return found


def main() -> None:
    """Print ours beside trafilatura for each edit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--edit", action="append")
    parser.add_argument("--alone", action="store_true", help="without trafilatura beside it")
    parser.add_argument("--pages", action="store_true", help="tell which pages fell")
    options = parser.parse_args()
    if not PAGES.is_dir():
        raise SystemExit("The saved pages are not here: ../shared/bench/pages is missing.")
    score = scorer()
    print("edit         seed    F1 recall doubled  title authors date site   | trafilatura F1 recall")
    for edit in EDITS:
        if options.edit and edit.__name__ not in options.edit:
            continue
        for seed in range(options.seeds if edit in {renamed, wrapped, shuffled} else 1):
            got = predictions(edit, seed, ours)
            mine = figures(got, None, score)
            theirs = (
                mine if options.alone else figures(predictions(edit, seed, trafilatura_default), None, score)
            )
            print(
                f"{edit.__name__:12} {seed:4} {mine['token_f1']:.4f} {mine['quotation_recall']:.4f} "
                f"{mine['doubled_quotations']:7} {mine['title']:.3f} {mine['authors']:.3f} {mine['date']:.3f} {mine['site']:.3f}"
                f"   | {theirs['token_f1']:.4f} {theirs['quotation_recall']:.4f}",
                flush=True,
            )
            if options.pages:
                by_id = {p["id"]: str(p["text"]) for p in got}
                for gold, _ in pages(None):
                    text = by_id[gold["id"]]
                    f1 = score.token_f1("\n".join(gold["paragraphs"]), text)
                    lost = [
                        q
                        for q in score.quotations(gold["paragraphs"])
                        if score.fold(q) not in score.fold(text)
                    ]
                    if f1 < 0.93 or lost:
                        print(f"    {gold['id']} F1 {f1:.3f} lost {len(lost)} {lost[:1]}")


if __name__ == "__main__":
    main()
