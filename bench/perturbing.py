"""Saved pages with their structure changed: does the reading hang on one site's class names?

    python -m bench perturbing
    python -m bench.perturbing [--seeds 3] [--edit NAME] [--pages]

The rules were made with all saved pages in sight. So each page is edited in ways that leave its article as it was,
and is read again: what falls is what a rule owed to the page and not to pages. trafilatura reads the same edits.
"""

import argparse
import hashlib
import random
import re
from collections.abc import Callable, Sequence

from lxml import html

from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import PAGES, sha256
from bench.pages import (
    FIELDS,
    Page,
    Prediction,
    Reader,
    figures,
    ours,
    pages,
    predict,
    trafilatura_default,
)
from bench.scorers import scorer
from scrapers.decoding import decode
from scrapers.webpage.page import Element

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


SEEDED = (renamed, wrapped, shuffled)
# A page that falls below is told of, with what it lost.
FALLEN = 0.93


def measure(quick: bool = False) -> Result:
    """Each edit, by ours and by trafilatura, all pages or the first of them."""
    chosen = list(pages())[:: 12 if quick else 1]
    told = {
        edit: (figures(predictions(edit, 0, ours, chosen), chosen), _theirs(edit, chosen)) for edit in EDITS
    }
    rows: list[list[Cell]] = [
        [
            edit.__name__,
            one["token_f1"],
            f"{one['kept']:.0f} of {one['quotations']:.0f}",
            int(one["doubled_quotations"]),
            *(one[field] for field in FIELDS),
            theirs["token_f1"],
            f"{theirs['kept']:.0f} of {theirs['quotations']:.0f}",
        ]
        for edit, (one, theirs) in told.items()
    ]
    head = ("edit", "token F1", "kept", "doubled", *FIELDS, "trafilatura's F1", "kept by it")
    worst = [
        Ratio(f"token F1, {e.__name__}", "trafilatura", [a["token_f1"] / b["token_f1"]])
        for e, (a, b) in told.items()
    ]
    table = Table("", head, ("", ".3f", "", "d", *[".3f"] * 4, ".3f", ""), rows)
    return Result(name="perturbing", tables=[table], ratios=worst, data={"pages": sha256(PAGES / "dev")})


def _theirs(edit: Edit, chosen: Sequence[Page]) -> dict[str, float]:
    return figures(predictions(edit, 0, trafilatura_default, chosen), chosen)


def predictions(edit: Edit, seed: int, reader: Reader, chosen: Sequence[Page]) -> list[Prediction]:
    """What a reader makes of every page after an edit."""
    changed = [
        (gold, edit(data, random.Random(f"{seed} {gold['id']}"), gold["paragraphs"])) for gold, data in chosen
    ]
    return predict(reader, changed)


def fallen(found: Sequence[Prediction], chosen: Sequence[Page]) -> list[str]:
    """The pages that fell below the bar or lost a quoted passage, and what of it."""
    score = scorer(PAGES)
    by_id = {one["id"]: score.fold(one["text"]) for one in found}
    lines = []
    for gold, _ in chosen:
        text = by_id[gold["id"]]
        f1 = score.token_f1("\n".join(gold["paragraphs"]), text)
        lost = [q for q in score.quotations(gold["paragraphs"]) if score.fold(q) not in text]
        if f1 < FALLEN or lost:
            lines.append(f"    {gold['id']} F1 {f1:.3f} lost {len(lost)} {lost[:1]}")
    return lines


def main() -> None:
    """Print our figures for each edit and seed, and which pages fell."""
    parser = argparse.ArgumentParser(description="Read edited pages.")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--edit", action="append")
    parser.add_argument("--pages", action="store_true", help="tell which pages fell")
    options = parser.parse_args()
    chosen = list(pages())
    for edit in EDITS:
        if options.edit and edit.__name__ not in options.edit:
            continue
        for seed in range(options.seeds if edit in SEEDED else 1):
            found = predictions(edit, seed, ours, chosen)
            told = figures(found, chosen)
            shown = " ".join(f"{name}={value:.4g}" for name, value in told.items())
            print(
                "\n".join(
                    [f"{edit.__name__} {seed} {shown}", *(fallen(found, chosen) if options.pages else [])]
                )
            )


if __name__ == "__main__":
    main()
