"""Wikiquote pages, exports, dumps and answers of the API."""

import bz2
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mwparserfromhell import parse
from mwparserfromhell.wikicode import Wikicode

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.readers import wikiquote
from scrapers.readers.wikiquote import pages
from scrapers.registry import read, read_all, recognise
from scrapers.wiki.wikisections import section_of
from scrapers.wiki.wikitemplates import Value, calls
from scrapers.wiki.wikitext import words

PAGE = """'''[[w:Ann Lee|Ann Lee]]''' ([[1 May]] 1850 – 3 June 1920) was a ferrywoman.<!-- not shown -->

== Quotes ==
=== ''The River'' (1891) ===
* '''A [[ferry]] is a bridge''' that moves.<ref>no</ref>
** Ch. 7, [http://example.org p. 3]

* "The tide reads no minutes."
=== Disputed ===
* All rivers meet.
** No {{w|Source|source}} is known.
== Misattributed ==
* Mind the goat.
** Actually by [[w:Bo Ray|Bo Ray]], ''Songs'' (1911).
* The sea is {{lang|fr|la mer}}.
** In no book of hers.
*** Nor in a letter.
== Quotes about Lee ==
* She crossed with style.
** [[Cy Poe]], diary (1899)
== External links ==
* [http://example.org More quotes]
[[Category:1850 births]]
"""

THEME = """'''Bridges''' are for crossing.

== Quotes ==
* A bridge is a promise.
** [[Ann Lee]], ''The River'' (1891)
* Nobody knows who built it.
** Old saying
"""

FRENCH = """'''[[w:Anne Lee|Anne Lee]]''' (1850 – 1920) est une passeuse.
== ''La Rivière'', 1891 ==
{{citation|1=<poem>{{tab}}{{personnage|Le Pont}} :
Je reste ici.
Tu passes.</poem>}}
{{Réf Livre|titre=La Rivière|auteur=Anne Lee|année=1891|page=7}}
{{citation|La mer attend.}}
[[Catégorie:Naissance en 1850]]
"""


def export(*texts: tuple[str, str], language: str = "en") -> str:
    inner = "".join(
        f"<page><title>{title}</title><ns>0</ns><revision><timestamp>2020-01-02T03:04:05Z</timestamp>"
        f"<text xml:space='preserve'>{escape(text)}</text></revision></page>"
        for title, text in texts
    )
    return (
        f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/" xml:lang="{language}"><siteinfo>'
        f"<base>https://{language}.wikiquote.org/wiki/Main_Page</base></siteinfo>{inner}</mediawiki>"
    )


def entries(document: Document) -> list[tuple[str | None, str | None, str | None, str]]:
    return [(s.section, s.speaker, s.said_by, document.text[s.start : s.end]) for s in document.spans]


def test_each_quotation_has_its_section_its_speaker_and_its_source() -> None:
    document = read(PAGE.encode(), name="ann-lee.wikitext")
    assert (document.reader, document.tier, document.title) == ("wikiquote", "collection", "Ann Lee")
    assert entries(document) == [
        ("sourced", "Ann Lee", None, "A ferry is a bridge that moves."),
        ("sourced", "Ann Lee", None, "The tide reads no minutes."),
        ("disputed", "Ann Lee", None, "All rivers meet."),
        ("misattributed", "Ann Lee", "Bo Ray", "Mind the goat."),
        ("misattributed", "Ann Lee", None, "The sea is la mer."),
        ("about", "Cy Poe", None, "She crossed with style."),
    ]
    assert [span.citation for span in document.spans] == [
        "The River (1891), Ch. 7, p. 3",
        "The River (1891)",
        "No source is known.",
        "Actually by Bo Ray, Songs (1911).",
        "In no book of hers. Nor in a letter.",
        "Cy Poe, diary (1899)",
    ]
    assert [span.published for span in document.spans] == ["1891", "1891", None, None, None, None]


def test_on_a_page_about_a_thing_the_words_are_whose_the_source_line_begins_with() -> None:
    document = read(export(("Bridges", THEME)).encode(), name="a.xml")
    assert entries(document) == [
        ("sourced", "Ann Lee", None, "A bridge is a promise."),
        ("sourced", None, None, "Nobody knows who built it."),
    ]


def test_a_page_of_a_film_gives_the_roles() -> None:
    film = (
        "'''''The Ferry''''' is a film.\n== Dialogue ==\n:'''Ann''': We sail at dawn.\n:'''Bo''': In what?\n"
    )
    document = read(export(("The Ferry", film)).encode(), name="a.xml")
    assert entries(document) == [
        ("sourced", "Ann", None, "We sail at dawn."),
        ("sourced", "Bo", None, "In what?"),
    ]
    assert document.spans[0].citation == "The Ferry"


def test_a_french_page_gives_the_quotations_of_its_templates() -> None:
    document = read(export(("Anne Lee", FRENCH), language="fr").encode(), name="a.xml")
    assert entries(document) == [
        ("sourced", "Anne Lee", None, "Je reste ici.\nTu passes."),
        ("sourced", "Anne Lee", None, "La mer attend."),
    ]
    assert (document.spans[0].citation, document.spans[0].published) == (
        "Anne Lee, La Rivière, 1891, p. 7",
        "1891",
    )


def test_a_german_page_has_its_source_behind_the_words() -> None:
    said = "* \u201eDie Fähre ist eine Brücke.\u201c - ''Der Fluss'', 1891\n"
    german = f"'''Anna Lee''' (1850–1920) war Fährfrau.\n== Zitate ==\n{said}"
    document = read(export(("Anna Lee", german), language="de").encode(), name="a.xml")
    assert entries(document) == [("sourced", "Anna Lee", None, "Die Fähre ist eine Brücke.")]
    assert document.spans[0].citation == "Der Fluss, 1891"


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_gives_a_document_for_each_page_with_quotations(packed: bool) -> None:
    whole = export(
        ("Ann Lee", PAGE), ("Nothing", "No quotations."), ("Bridges", THEME), ("X", "#REDIRECT [[Y]]")
    ).encode()
    documents = list(read_all(bz2.compress(whole) if packed else whole, name="dump.xml"))
    assert [document.title for document in documents] == ["Ann Lee", "Bridges"]
    assert documents[0].url == "https://en.wikiquote.org/wiki/Ann_Lee"
    assert (documents[0].language, documents[0].modified) == ("en", "2020-01-02T03:04:05Z")


@pytest.mark.parametrize("packed", [False, True])
def test_a_dump_cut_off_in_the_middle_gives_the_pages_before_the_cut(packed: bool) -> None:
    whole = export(*((f"Ann {n}", PAGE) for n in range(400))).encode()
    data = bz2.compress(whole, 1)[:-2000] if packed else whole[:-500]
    told: list[str] = []
    found = sum(1 for _ in pages(io.BytesIO(data), lambda address, reason: told.append(reason)))
    assert 0 < found < 400
    assert told == [
        f"The dump is damaged or cut off after {found} pages, which were read; fetch it again for the rest."
    ]


def _noted(page: str) -> str:
    return f'<?xml version="1.0"?>\n<!-- saved by hand: Ann_Lee -->\n<!DOCTYPE mediawiki>\n{page}'


def _prefixed(page: str) -> str:
    return page.replace("<mediawiki xmlns=", "<mw:mediawiki xmlns:mw=").replace(
        "</mediawiki>", "</mw:mediawiki>"
    )


@pytest.mark.parametrize(
    "saved",
    [
        str,
        _noted,
        _prefixed,
        lambda page: json.dumps({"batchcomplete": "", "query": {"export": {"*": page}}}),
        lambda page: json.dumps({"query": {"pages": [], "export": page}}),
    ],
    ids=[
        "as it is",
        "with a note before it",
        "with a prefix",
        "in an answer of the API",
        "in a newer answer",
    ],
)
def test_an_export_of_one_page_is_read_however_it_was_saved(saved: Callable[[str], str]) -> None:
    (document,) = read_all(saved(export(("Ann Lee", PAGE))).encode(), name="download.xml")
    assert (document.reader, document.title, document.language) == ("wikiquote", "Ann Lee", "en")
    assert entries(document)[0][1] == "Ann Lee"


def test_an_export_that_is_only_spoken_of_makes_no_wiki_page_of_json() -> None:
    with pytest.raises(NotADocument):
        read(
            b'{"export": "yes", "query": {"export": "<p>words</p>"}}', name="answer.json", format="wikiquote"
        )
    with pytest.raises(NotADocument, match="in no format"):
        recognise(b'{"export": "yes", "text": "Nobody said so."}', "answer.json")


def test_a_dump_damaged_at_its_beginning_is_refused() -> None:
    with pytest.raises(NotADocument, match="damaged"):
        list(read_all(b"<mediawiki><page><title>", name="dump.xml"))
    with pytest.raises(NotADocument):
        list(read_all(b"BZh91AY&SYbroken", name="dump.xml.bz2"))


@pytest.mark.parametrize("where", ["api", "link", "template"])
def test_the_item_of_wikidata_is_the_speaker_s_alone(where: str) -> None:
    text = PAGE + (
        "[[d:Q42|Wikidata]]" if where == "link" else "{{Wikidata|Q42}}" if where == "template" else ""
    )
    page: dict[str, object] = {"title": "Ann Lee", "revisions": [{"slots": {"main": {"content": text}}}]}
    if where == "api":
        page["pageprops"] = {"wikibase_item": "Q42"}
    document = read(json.dumps({"query": {"pages": [page]}}).encode(), name="a.json")
    assert {(span.speaker, span.speaker_id) for span in document.spans} == {
        ("Ann Lee", "Q42"),
        ("Cy Poe", None),
    }


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Überprüft", "sourced"),
        ("Zitate mit Bezug auf Anna Lee", "about"),
        ("Fälschlich zugeschrieben", "misattributed"),
        ("Attribué à tort", "misattributed"),
        ("Citazioni su Anna Lee", "about"),
        ("Erroneamente attribuite", "misattributed"),
        ("Citas sobre Ana Lee", "about"),
        ("Dudosas", "disputed"),
        ("Sin fuentes", "attributed"),
        ("Atribuídas", "attributed"),
        ("Ошибочно приписываемые", "misattributed"),
        ("Przypisywane", "attributed"),
        ("Unsourced / Possible fakes", "disputed"),
        ("Senza fonte", "attributed"),
        ("Sobre", "about"),
        ("Much Ado About Nothing (1599)", "sourced"),
        ("Notes from the River (1891)", "sourced"),
        ("Notes", None),
        ("Voci correlate", None),
        ("Enlaces externos", None),
    ],
)
def test_headings_of_several_languages_say_what_stands_below(heading: str, section: str | None) -> None:
    assert section_of(heading, 2, "sourced") == section


def test_a_footnote_is_the_source_where_no_line_below_names_one() -> None:
    page = (
        "'''Anna Lee''' (1850–1920).\n== Citazioni ==\n"
        "* Il ponte resta.<ref name=a>Da ''Il fiume'',\n1891.</ref>\n* L'acqua va.<ref name=\"a\" />\n"
        "* La sera tace. (da ''Lettere'', 1911)\n* A word. (laughs)\n"
    )
    document = read(export(("Anna Lee", page), language="it").encode(), name="a.xml")
    assert [(document.text[s.start : s.end], s.citation) for s in document.spans] == [
        ("Il ponte resta.", "Da Il fiume, 1891."),
        ("L'acqua va.", "Da Il fiume, 1891."),
        ("La sera tace.", "da Lettere, 1911"),
        ("A word. (laughs)", None),
    ]


def test_a_labelled_line_below_names_the_author_and_the_source() -> None:
    page = "== Mosty ==\n* Most stoi.\n** Autor: [[Anna Lee]]\n** Źródło: ''Rzeka'', 1891\n"
    document = read(export(("Mosty", page), language="pl").encode(), name="a.xml")
    assert [(s.speaker, s.citation) for s in document.spans] == [("Anna Lee", "Anna Lee Rzeka, 1891")]


def test_a_russian_page_gives_the_quotations_of_its_templates() -> None:
    page = (
        "'''Анна Ли''' (1850–1920).\n== Цитаты ==\n{{Q|Мост стоит.}}\n"
        "== Цитаты об Анне Ли ==\n{{Q|Цитата=Она [[река|реки]] не боялась.|Автор=[[Бо Рей]]|Комментарий=''Песни'', 1911}}\n"
    )
    document = read(export(("Анна Ли", page), language="ru").encode(), name="a.xml")
    assert entries(document) == [
        ("sourced", "Анна Ли", None, "Мост стоит."),
        ("about", "Бо Рей", None, "Она реки не боялась."),
    ]


def test_an_english_page_with_a_reference_called_citation_keeps_its_bullets() -> None:
    page = PAGE.replace("** In no book of hers.", "** {{citation|title=No Book}}")
    assert len(read(export(("Ann Lee", page)).encode(), name="a.xml").spans) == 6


@pytest.mark.parametrize(
    "text",
    [
        "a {{w|A|B}} and {{lang|fr|la mer}}",
        "{{citation|1=a [[b|c]] = d|year=1911\n|page = 7}}{{Réf Livre|titre=X}}",
        "{{a|{{b|c=d|e}}|f=g}} {{h}}",
        "{{a|<span style='x'>b</span>|c}}",
        "{{open {{w|A|B}} never closed",
        "}} {{a|b}} ]] [[c|{{d|e}}]]",
        "{{a|[[b|c]]|[[d}}",
        "{{a|x{{{1|y}}}}} <nowiki>{{no}}</nowiki> {{b}}",
    ],
)
def test_templates_read_by_their_brackets_are_those_that_the_parser_reads(text: str) -> None:
    assert [(call.name, call.values) for call in calls(text)] == [
        (
            str(template.name).strip().lower(),
            tuple(Value(str(v.name).strip().lower(), str(v.value), bool(v.showkey)) for v in template.params),
        )
        for template in parse(text).ifilter_templates(recursive=Wikicode.RECURSE_OTHERS)
    ]
    assert all(text[call.start : call.start + 2] == "{{" for call in calls(text))


@pytest.mark.parametrize(
    "answer",
    [
        {"parse": {"title": "Ann Lee", "wikitext": {"*": PAGE}}},
        {"parse": {"title": "Ann Lee", "wikitext": PAGE}},
        {"query": {"pages": [{"title": "Ann Lee", "revisions": [{"slots": {"main": {"content": PAGE}}}]}]}},
        {"query": {"pages": {"7": {"title": "Ann Lee", "revisions": [{"*": PAGE}]}}}},
    ],
)
def test_an_answer_of_the_api_is_read_in_its_old_and_new_forms(answer: object) -> None:
    document = read(json.dumps(answer).encode(), name="a.json")
    assert (document.title, len(document.spans)) == ("Ann Lee", 6)


@pytest.mark.parametrize(
    ("wikitext", "plain"),
    [
        ("[[w:de:Ann Lee|Ann]] ''and'' '''Bo'''", "Ann and Bo"),
        ("[[File:Bridge.jpg|thumb|A [[bridge]] at dawn]]Words", "Words"),
        ("[http://example.org/a?b=c The source] [http://example.org]", "The source"),
        ("A&nbsp;line<br/>and a <small>small</small> one", "A line\nand a small one"),
        ("{{lang|fr|la mer}} {{cite book|title=x}}", "la mer"),
        ("[[unclosed", "[[unclosed"),
    ],
)
def test_wikitext_becomes_the_words_that_a_reader_sees(wikitext: str, plain: str) -> None:
    assert words(wikitext) == plain


@given(st.text(alphabet="*:=[]{}|'\"<>/ \nabw#&", max_size=300))
def test_any_wikitext_gives_spans_inside_the_text(text: str) -> None:
    try:
        document = read(("'''A''' (1850 – 1920)\n== Quotes ==\n" + text).encode(), name="a.wikitext")
    except NotADocument:
        return
    assert all(0 < span.start < span.end < len(document.text) for span in document.spans)


def test_the_saved_page_has_every_section(shared: Path) -> None:
    path = shared / "samples" / "wikiquote" / "mark-twain.wikitext"
    document = read(path.read_bytes(), name=path.name)
    assert document.title == "Mark Twain"
    assert Counter(span.section for span in document.spans) == Counter(
        sourced=194, disputed=35, misattributed=18, misquoted=1, about=1
    )
    french = shared / "samples" / "wikiquote" / "fr-bertolt-brecht.xml"
    assert len(read(french.read_bytes(), name=french.name).spans) == 16


@pytest.mark.parametrize("filler", [b"word " * 4_000, b"<x/>" * 5_000], ids=["text", "elements"])
def test_a_page_without_end_ends_the_dump_and_is_not_held(
    filler: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wikiquote, "LONGEST_PAGE", 500_000)
    whole = export(("Ada Finch", PAGE)).encode().replace(b"</mediawiki>", b"")
    told: list[str] = []
    stream = io.BytesIO(bz2.compress(whole + b"<page><title>B</title><revision><text>" + filler * 100))
    assert [page.title for page in pages(stream, lambda _, why: told.append(why))] == ["Ada Finch"]
    assert "after 1 pages" in told[0]
    # Any number of pages of a usual length pass.
    dump = export(*((f"Page {n}", f"{PAGE}{'word ' * 20_000}") for n in range(10))).encode()
    assert len(list(pages(io.BytesIO(dump)))) == 10
