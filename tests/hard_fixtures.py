"""Sources that are hard to show: long, many, hostile, and in scripts that run another way or put no space between words.

For the tests that try every page with them, and for looking at. People and places are made up; the sayings in other
scripts are centuries old.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from db.store import Store
from quotes.family.gathering import link
from quotes.intake.deposit import keys_of
from quotes.intake.records import records
from quotes.quotation import Attribution, Quotation
from scrapers.document import Document, Span

AT = "2026-03-01T10:00:00Z"
WALL = "The harbour wall will not be raised before the survey is complete."
ANALECTS = "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？"
IROHA = "いろはにほへと ちりぬるを"
GENESIS = "בראשית ברא אלהים את השמים ואת הארץ"
PROVERB = "العلم نور والجهل ظلام، فاطلبوا العلم ولو في البحر"
MANY = "Nobody in Larkhaven locks a door before the herring come in."
LONG = " ".join(
    f"On the {n}th page of this uncommonly long statement the harbour master says that stone number {n} was set with care."
    for n in range(1, 101)
)
LONG_NAME = "Honoria Wilhelmina Featherstonehaugh-Cholmondeley-Warrington von und zu Unterobersdorf " * 3
# What has broken into pages elsewhere: tags, attributes, entities, template marks, addresses that run, odd characters.
PAYLOADS = (
    "<script>window.owned=1</script>",
    '"><img src=x onerror=window.owned=1>',
    "'><svg/onload=window.owned=1>",
    "</title></textarea></style></script><script>window.owned=1</script>",
    "javascript:window.owned=1",
    "{{ 7*7 }}{% raw %}${7*7}<%= 7*7 %>",
    "&lt;script&gt;window.owned=1&lt;/script&gt;",
    '" autofocus onfocus=window.owned=1 x="',
    "<a href=javascript:window.owned=1>open</a><base href=//evil.example>",
    "]]><!--<img src=x onerror=window.owned=1>-->",
    "\u202eright to left\u2066 and back\u200b\u00ad",
)
ADDRESSES = (
    "javascript:window.owned=1", "JaVaScRiPt:window.owned=1", "data:text/html,<script>window.owned=1</script>",
    "https://a.example/\"onmouseover=window.owned=1", "vbscript:x", "//evil.example/x",
)  # fmt: skip


def documents() -> Iterator[tuple[Document, list[Quotation]]]:
    """Every source, with what it quotes."""
    yield _turn("wall", WALL, "Rosa Quill", "2019-04-18", "Town of Larkhaven")
    travels = (
        (WALL, "Rosa Quill", "2019-04-19"), (WALL, "Rosa Quill", "2020-01-10"),
        ("The harbour wall will be raised before the survey is complete.", "Rosa Quill", "2020-06-02"),
        ("The harbour wall will be raised before the survey is complete", "Oskar Bremm", "2022-02-02"),
        ("The harbour wall will be raised before the survey is complete", "Oskar Bremm", "2023-09-09"),
        ("The old harbour wall will never be raised before the survey is complete.", "Rosa Quill", "2024-03-03"),
        ("The harbour wall will not be raised before the survey", "Rosa Quill", None),
    )  # fmt: skip
    for number, (words, who, when) in enumerate(travels):
        yield _report(f"travel-{number}", words, who, published=when)
    for number in range(500):
        yield _report(
            f"many-{number}",
            MANY,
            f"Fisher {number % 7}",
            published=f"{1990 + number % 30}-05-0{number % 9 + 1}",
        )
    yield _report(
        "analects", ANALECTS, "孔子", title="论语选读", language="zh", before="子曰：「", after="」弟子记之。"
    )
    yield _report(
        "iroha", IROHA, "空海", title="いろは歌", language="ja", before="「", after="」と歌われた。"
    )
    yield _report(
        "genesis", GENESIS, "משה", title="ספר בראשית", language="he", before="נאמר: „", after="” עד כאן."
    )
    yield _report(
        "proverb", PROVERB, "مثل عربي", title="أمثال", language="ar", before="قيل: «", after="» والسلام."
    )
    yield _turn("long", LONG, LONG_NAME, "2021-01-01", "Office of the Harbour Master, " * 6)
    for number, payload in enumerate(PAYLOADS):
        address = ADDRESSES[number % len(ADDRESSES)] + f"#{number}"
        words = f"The ferry {payload} leaves at nine number {number} every morning"
        yield _report(
            f"hostile-{number}", words, f"{payload} speaker {number}", url=address, title=payload, site=payload, via=payload,
            authors=(payload,), before=f"{payload} said: “", after=f"” {payload}",
        )  # fmt: skip
        yield _saying(number, payload)


def _saying(number: int, payload: str) -> tuple[Document, list[Quotation]]:
    entry = Span(
        0, 26, "entry", speaker=f"{payload} credited", said_by=f"{payload} really", section="misattributed", citation=payload
    )  # fmt: skip
    document = Document(
        "A saying that is no one's.", f"{payload}.txt", "collection", _hash(f"c{number}"), title=payload,
        tier="collection", licence=payload, language="en", spans=(entry,),
    )  # fmt: skip
    return document, []


def _turn(name: str, words: str, who: str, when: str, site: str) -> tuple[Document, list[Quotation]]:
    said = Attribution((who,), said_on=when, confidence="certain", rule="turn")
    turn = Span(9, 9 + len(words), "turn", speaker=who)
    document = Document(
        f"SPEAKER: {words}\nTHE CHAIR: Thank you.", f"https://hard.example/{name}", "transcript", _hash(name),
        title=f"Minutes: {name}", published=when, site=site, tier="primary", language="en", spans=(turn,),
    )  # fmt: skip
    return document, [Quotation(turn.start, turn.end, words, "turn", said)]


def _report(
    name: str, words: str, who: str, *, via: str | None = None, before: str | None = None, after: str | None = None,
    url: str | None = None, title: str | None = None, published: str | None = None, site: str = "The Larkhaven Courier",
    language: str = "en", authors: tuple[str, ...] = (),
) -> tuple[Document, list[Quotation]]:  # fmt: skip
    said = Attribution((who,), confidence="certain", rule="verb-subject-after", cue="said", via=via)
    before = before or f"Report {name} begins here. “"
    document = Document(
        f"{before}{words}{after or f'” {who} said.'}", url or f"https://hard.example/{name}", "article", _hash(name),
        title=title or f"Source {name}", published=published, site=site, language=language, authors=authors,
    )  # fmt: skip
    return document, [Quotation(len(before), len(before) + len(words), words, "direct", said)]


def _hash(name: str) -> str:
    return sha256(name.encode()).hexdigest()


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()  # kept to the end of the run, then taken away


@cache
def hard() -> Path:
    """The database file, stored and linked as the program does, built once a run."""
    path = Path(_folder().name) / "quotes.db"
    with Store(path, create=True) as store:
        for document, quotations in documents():
            store.put(records(document, quotations, at=AT), keys_of)
        link(store)
        store.conn.execute("PRAGMA journal_mode = DELETE")
    return path
