"""Word files put together part by part, with what editors leave in them: tracked changes, notes, boxes, comments.

A block is `{"p": runs, "style": id}` or `{"table": rows of cells}`; a run is a string, or `[kind, text]` with one of
`RUNS`, `["note", number]`, `["endnote", number]` or `["box", blocks]`.
"""

import io
import zipfile
from collections.abc import Sequence
from html import escape
from typing import Any

Block = dict[str, Any]

_OFFICE = "http://schemas.openxmlformats.org"
_SPACES = " ".join(
    f'xmlns:{short}="{long}"'
    for short, long in {
        "w": f"{_OFFICE}/wordprocessingml/2006/main",
        "mc": f"{_OFFICE}/markup-compatibility/2006",
        "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_OFFICE}/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATION = f"{_OFFICE}/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORDS = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
# Each kind of run by what stands around its words.
RUNS = {
    "ins": ('<w:ins w:id="1" w:author="Desk">', "</w:ins>"),
    "to": ('<w:moveTo w:id="1" w:author="Desk">', "</w:moveTo>"),
    "from": ('<w:moveFrom w:id="1" w:author="Desk">', "</w:moveFrom>"),
    "link": ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    "comment": (
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
    ),
}
# Styles by id: the name, and the style that each is made from.
STYLES = {
    "Normal": ("Normal", ""),
    "Title": ("Title", "Normal"),
    "Heading1": ("heading 1", "Normal"),
    "Quote": ("Quote", "Normal"),
    "Zitat": ("Intense Quote", "Normal"),
    "PullQuote": ("Pull quote", "Quote"),
    "Quotations": ("Quotations", "Normal"),
    "Caption": ("caption", "Normal"),
}


def word_file(
    body: Sequence[Block],
    footnotes: Sequence[str] = (),
    endnotes: Sequence[str] = (),
    comments: Sequence[str] = (),
    header: Sequence[str] = (),
) -> bytes:
    """The bytes of a .docx file."""
    parts = {
        "document": _root("document", f"<w:body>{_blocks(body)}<w:sectPr/></w:body>"),
        "styles": _styles(),
    }
    for part, tag, texts in (
        ("footnotes", "footnote", footnotes),
        ("endnotes", "endnote", endnotes),
        ("comments", "comment", comments),
    ):
        if texts:
            notes = (
                f'<w:{tag} w:id="{n}">{_block({"p": [text]})}</w:{tag}>' for n, text in enumerate(texts, 1)
            )
            parts[part] = _root(part, "".join(notes))
    if header:
        parts["header"] = _root("hdr", _blocks([{"p": [text]} for text in header]))
    return _packed(parts)


def _packed(parts: dict[str, str]) -> bytes:
    def relation(n: int, kind: str, target: str) -> str:
        return f'<Relationship Id="r{n}" Type="{_RELATION}/{kind}" Target="{target}"/>'

    def relations(inner: str) -> str:
        return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inner}</Relationships>'

    kinds = {part: f"{_TYPE}.{'document.main' if part == 'document' else part}+xml" for part in parts}
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    others = enumerate((part for part in parts if part != "document"), 1)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relations(relation(1, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            "".join(relation(n, part, f"{part}.xml") for n, part in others)
        ),
        **{f"word/{part}.xml": text for part, text in parts.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in files.items():
            out.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def _root(tag: str, inner: str) -> str:
    return f"<w:{tag} {_SPACES}>{inner}</w:{tag}>"


def _styles() -> str:
    made = (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{above}"/>' if above else "")
        + "</w:style>"
        for ident, (name, above) in STYLES.items()
    )
    return _root("styles", "".join(made))


def _blocks(blocks: Sequence[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    if "table" in block:
        rows = (
            "".join(f"<w:tc>{_block({'p': [cell]})}</w:tc>" for cell in cells) for cells in block["table"]
        )
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    style = f'<w:pStyle w:val="{block["style"]}"/>' if block.get("style") else ""
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(map(_run, block['p']))}</w:p>"


def _run(run: Any) -> str:
    if isinstance(run, str):
        return _WORDS.format("", escape(run))
    kind, told = run
    if kind == "box":
        inside = f"<w:txbxContent>{_blocks(told)}</w:txbxContent>"
        new = f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{new}</wp:anchor></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    if kind in ("note", "endnote"):
        return f'<w:r><w:{"foot" if kind == "note" else "end"}noteReference w:id="{told}"/></w:r>'
    if kind == "del":
        words = f'<w:r><w:delText xml:space="preserve">{escape(told)}</w:delText></w:r>'
        return f'<w:del w:id="1" w:author="Desk">{words}</w:del>'
    if kind == "hidden":
        return _WORDS.format("<w:rPr><w:vanish/></w:rPr>", escape(told))
    before, after = RUNS[kind]
    return before + _WORDS.format("", escape(told)) + after
