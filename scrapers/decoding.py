"""Bytes to text: which encoding a file is in, and what to do where it is in none.

The order is the one browsers follow: a byte-order mark, then UTF-8 if the bytes are valid UTF-8, then what
the file or its server declares, then a guess. Declared Latin-1 is read as Windows-1252, since the curly marks
of Windows-1252 stand where Latin-1 has control characters and would vanish.
"""

import codecs
import re

from charset_normalizer import from_bytes

from scrapers.errors import NotADocument

# Enough to judge a file by: eight disk pages, and more than any head of a page that was seen.
SAMPLE_BYTES = 65_536
# Text in Western languages has under 15 % of its letters outside ASCII; above that a guess by statistics
# pays.
FOREIGN_SHARE = 0.15
# Text files with stray control characters stay under this share; pictures and programs are far above.
CONTROL_SHARE = 0.02
FEW_CONTROLS = 8

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, film or picture file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ\0", "a file packed with xz"),
    (b"\x28\xb5\x2f\xfd", "a file packed with zstd"),
    (b"BZh91AY&SY", "a file packed with bzip2"),
)
DECLARED = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
XML_DECLARED = re.compile(
    rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{2,40})"""
)
# Japanese is told by its syllables, which other readings of the bytes do not give; statistics took it for Korean.
JAPANESE, KANA, KANA_SHARE = ("shift_jis", "euc_jp"), re.compile("[ぁ-ゖァ-ヺ]"), 0.25
CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\f\x0b\x1b")))
LATIN = {"iso8859-1", "ascii", "latin-1", "iso8859-15", "cp1252"}


def _in_cp1252(problem: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252: pages pasted together from two encodings."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    wrong = problem.object[problem.start : problem.end]
    # Bytes at the very end are a character cut in two, by a transfer that broke off, not another encoding.
    if problem.end >= len(problem.object) and problem.reason == "unexpected end of data":
        return "\ufffd", problem.end
    return wrong.decode("cp1252", "replace"), problem.end


codecs.register_error("scrapers.cp1252", _in_cp1252)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file, whatever its encoding; characters that cannot be read become U+FFFD.

    `declared` is the charset that a server stated. NUL characters become U+FFFD as well. A byte-order mark
    is dropped. Raises NotADocument for empty and for binary files.
    """
    if not data.strip():
        raise NotADocument("The file is empty; nothing was read.")
    return _decoded(data, declared).lstrip("\ufeff").replace("\x00", "\ufffd")


def lines_unified(text: str) -> str:
    """The text with every line end as a single newline, which is what offsets count."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    sample = data[:SAMPLE_BYTES]
    wide = _wide(sample)
    if wide:
        return data.decode(wide, "replace")
    refuse_binary(sample)
    if _mostly_utf8(sample):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("utf-8", "scrapers.cp1252")
    encoding = _known(declared) or _declared(sample) or _guess(sample)
    if encoding == "utf-8":
        return data.decode("utf-8", "scrapers.cp1252")
    return data.decode(encoding, "replace")


def refuse_binary(sample: bytes) -> None:
    """Raise NotADocument, naming what the file is, when the bytes are not text."""
    for magic, what in MAGIC:
        if sample.startswith(magic):
            raise NotADocument(f"This is {what}, not text; save it as text or HTML and give that.")
    strange = len(sample) - len(sample.translate(None, CONTROLS))
    if strange > max(FEW_CONTROLS, CONTROL_SHARE * len(sample)) or 0 < len(sample.strip()) <= strange:
        raise NotADocument("The file is binary, not text; save it as text or HTML and give that.")


def _mostly_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8, apart from a character cut at the end and a few strays."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        text = sample.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        right = sum(1 for character in text if character > "\x7f") - wrong
        return right > 2 * wrong
    return True


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte-order mark, told by the zero byte in every second place."""
    even, odd = sample[0:4096:2], sample[1:4096:2]
    if len(odd) < 8:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _declared(sample: bytes) -> str | None:
    found = XML_DECLARED.search(sample[:1024]) or (DECLARED.search(sample) if b"<" in sample else None)
    return _known(found.group(1).decode("ascii")) if found else None


def _known(name: str | None) -> str | None:
    """The codec of that name, with Latin-1 and ASCII widened to Windows-1252 as browsers do."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(codec, "_is_text_encoding", True) or codec.name.startswith(
        ("utf-16", "utf-32", "utf-7", "idna", "undefined", "punycode")
    ):
        return None
    return "cp1252" if codec.name in LATIN else codec.name


def _guess(sample: bytes) -> str:
    letters = sample.translate(None, bytes(range(65)))
    foreign = len(letters) - len(letters.translate(None, bytes(range(128, 256))))
    if foreign <= FOREIGN_SHARE * len(letters):
        return "cp1252"
    for encoding in JAPANESE:
        text = sample.decode(encoding, "ignore")
        if len(KANA.findall(text)) > KANA_SHARE * len(text):
            return encoding
    best = from_bytes(sample[:16_384]).best()
    return best.encoding if best is not None else "cp1252"
