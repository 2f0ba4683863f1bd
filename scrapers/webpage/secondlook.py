"""A second look at a page: passages in quotation marks that an extractor lost from an article.

26 of the 29 quotations lost on the saved pages stood on one page whose text is spread over several
containers, of which the extractor kept the first. So: every block of the page is compared with those kept;
what is missing is taken back when it stands in a twin of the kept paragraphs' container, or when it carries
quoted words and stands among the kept paragraphs. Kept lines that are links to other stories go.
"""

from collections import Counter
from dataclasses import dataclass, field

from scrapers.material import Marked
from scrapers.passages import FEWEST_WORDS, folded
from scrapers.webpage.furniture import is_furniture
from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import Element
from scrapers.webpage.pageblocks import Seen, is_boilerplate, link_share, page_blocks

# A block of which more than this share is link text is a menu or a list of other articles.
LINK_SHARE = 0.5
# With quoted words in it, a block may hold more links: sentences that cite every clause were seen at 0.5.
QUOTED_LINK_SHARE = 0.7
# A kept line that is a link from end to end, and no longer than this, leads to another story.
LINKED, LINKED_LENGTH = 0.95, 200
# Letters at a block's edge that are enough to know it by.
EDGE = 40
# A container counts as the article's when the extractor kept at least this many paragraphs in it.
FEWEST_KEPT = 3
# So many elements up, a block and the kept ones must meet; the page in several containers met at the fifth.
NEAR_LEVELS, TWIN_LEVELS = 3, 6
# Blocks times letters above which nothing is taken back, so that a hostile page stays cheap.
WORK_LIMIT = 500_000_000


@dataclass(slots=True)
class _View:
    """A page as the second look sees it.

    `everything` are the letters of all that was kept, `homes` counts the kept blocks in each element, `twins` those
    in each kind of container, `first` and `last` are the places of the first and the last kept block.
    """

    seen: list[Seen]
    everything: str
    homes: Counter[int]
    twins: Counter[tuple[tuple[str, str], ...]]
    first: int
    last: int
    lead: str
    judged: dict[int, bool] = field(default_factory=dict)

    def foreign(self, element: Element) -> bool:
        """Whether an element says that its content is another's; each element is judged once."""
        if id(element) not in self.judged:
            self.judged[id(element)] = is_boilerplate(element)
        return self.judged[id(element)]


def second_look(
    tree: Element, kept: list[Block], marked: Marked, description: str | None = None
) -> list[Block]:
    """The kept blocks, with those that the extractor should not have lost put back at their place.

    `marked` finds the passages in quotation marks; `description` is how the page describes itself, by which its
    standfirst is known. With nothing kept there is nothing to compare with.
    """
    view = _view(page_blocks(tree), kept, description) if kept else None
    if view is None:
        return kept
    after: dict[int, list[Block]] = {}
    dropped = {b.at for b in view.seen if b.at is not None and _leads_elsewhere(b, marked)}
    last = -1
    for number, block in enumerate(view.seen):
        if block.at is not None:
            last = block.at
            continue
        if not block.key or block.key in view.everything:
            continue
        parts = _parts_kept(block, kept, view.everything)
        if _belongs(block, view, number, marked, partly=bool(parts)):
            dropped.update(parts)
            last = max([last, *parts])
            after.setdefault(last, []).append(Block(block.text, block.kind))
    result = after.get(-1, [])
    for number, whole in enumerate(kept):
        if number not in dropped:
            result.append(whole)
        result.extend(after.get(number, ()))
    return result


def _view(seen: list[Seen], kept: list[Block], description: str | None) -> _View | None:
    """The page with its kept blocks known; None when none of them is found again, or the page is too large."""
    keys = [block.key for block in kept]
    where: dict[str, int] = {}
    for number, key in enumerate(keys):
        where.setdefault(key, number)
    for block in seen:
        if len(block.key) > 3:
            block.at = where.get(block.key)
    everything = "".join(keys)
    places = [number for number, block in enumerate(seen) if block.at is not None]
    if not places or len(seen) * len(everything) > WORK_LIMIT:
        return None
    return _View(
        seen,
        everything,
        homes=Counter(id(e) for block in seen if block.at is not None for e in block.trail),
        twins=Counter(b.signature() for b in seen if b.at is not None and b.element.tag == "p"),
        first=places[0],
        last=places[-1],
        lead=folded(description or "")[:EDGE],
    )


def _leads_elsewhere(block: Seen, marked: Marked) -> bool:
    """Whether a kept block is the title of another story: a link from end to end, no sentence, no quoted words."""
    if len(block.text) > LINKED_LENGTH or block.text[-1] in ".!…" or link_share(block.element) < LINKED:
        return False
    return not any(len(block.text[start:end].split()) >= FEWEST_WORDS for start, end in marked(block.text))


def _parts_kept(block: Seen, kept: list[Block], everything: str) -> list[int]:
    """The kept blocks that are pieces of this one, when its beginning or end was kept."""
    if block.key[:EDGE] not in everything and block.key[-EDGE:] not in everything:
        return []
    return [number for number, one in enumerate(kept) if len(one.key) >= EDGE and one.key in block.key]


def _lost(text: str, everything: str, marked: Marked) -> bool:
    """Whether a text has a passage of three words or more in quotation marks that was not kept."""
    passages = (text[start:end] for start, end in marked(text))
    return any(len(words.split()) >= FEWEST_WORDS and folded(words) not in everything for words in passages)


def _belongs(block: Seen, view: _View, number: int, marked: Marked, *, partly: bool) -> bool:
    """Whether a block that was not kept is the article's."""
    share = link_share(block.element)
    if share > QUOTED_LINK_SHARE or is_furniture(block.text, at_edge=True):
        return False
    if any(view.foreign(e) for e in (*block.trail, block.element) if not view.homes[id(e)]):
        return False
    near = view.first <= number <= view.last or _in_article(block, view)
    if near and _lost(block.text, view.everything, marked):
        return True
    if partly or share > LINK_SHARE:
        return False
    if number < view.first and len(view.lead) == EDGE and block.key.startswith(view.lead):
        return True  # the standfirst, which many pages set above the body
    if block.element.tag != "p" or view.twins[block.signature()] < FEWEST_KEPT:
        return False
    # Containers without a class look alike all over a page; those with one are twins a little farther apart.
    named = any(classes for _, classes in block.signature())
    return _in_article(block, view, TWIN_LEVELS if named else NEAR_LEVELS)


def _in_article(block: Seen, view: _View, levels: int = NEAR_LEVELS) -> bool:
    """Whether one of the elements nearest to the block holds several kept blocks."""
    return any(view.homes[id(e)] >= FEWEST_KEPT for e in block.around()[-levels:] if e.tag != "body")
