"""Mails as they are sent: folded headers, parts, encodings, and what damaged or hostile ones do."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.document import Document
from scrapers.errors import NotADocument, ReadError, TooLarge
from scrapers.messages import LIMIT_BYTES, decoded, is_message
from scrapers.registry import read

HEADER = """Return-Path: <ada@kiln.example>
Received: from kiln.example
\tby post.example; Tue, 4 Mar 2014 10:22:02 +0000
From: =?utf-8?q?Finch=2C_Ada=2C_Dr?= <ada@kiln.example>
To: Otto Bremm
 <otto@post.example>
Subject: =?utf-8?b?VGhlIGtpbG4=?= in
 May
Date: Tue, 4 Mar 2014 10:22:00 +0000
MIME-Version: 1.0
"""
PARTS = """Content-Type: multipart/mixed; boundary="xx"

--xx
Content-Type: multipart/alternative; boundary="yy"

--yy
Content-Type: text/html; charset=utf-8

<p>We <b>will</b> open.</p>
--yy
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

We will open the caf=E9, whatever the bo=
ard says.
--yy--
--xx
Content-Type: text/plain
Content-Disposition: attachment; filename=a.txt

A note of somebody else's.
--xx--
"""


def read_mail(mail: str | bytes) -> Document:
    return read(mail.encode() if isinstance(mail, str) else mail, name="a.eml")


def words(mail: str | bytes) -> str:
    (span,) = (document := read_mail(mail)).spans
    assert span.speaker == "Ada Finch"
    return document.text[span.start : span.end]


def test_a_mail_as_sent_is_its_writers_words_in_plain_text() -> None:
    document = read_mail(HEADER + PARTS)
    assert (document.reader, document.title, document.authors, document.published) == (
        "email", "The kiln in May", ("Ada Finch",), "2014-03-04",
    )  # fmt: skip
    assert words(HEADER + PARTS) == "We will open the café, whatever the board says."
    assert "somebody else" not in document.text
    assert "Received" not in document.text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_ends_will_do(ends: str) -> None:
    assert words((HEADER + PARTS).replace("\n", ends)).startswith("We will open the café")


def test_a_body_in_base64_is_decoded() -> None:
    body = base64.b64encode("Das Café öffnet.".encode()).decode()
    mail = f"{HEADER}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}\n"
    assert words(mail) == "Das Café öffnet."


def test_a_header_that_says_base64_over_plain_words_is_not_believed() -> None:
    mail = HEADER + "Content-Transfer-Encoding: base64\n\nWe will open, whatever the board says.\n"
    assert words(mail) == "We will open, whatever the board says."


def test_an_html_part_is_read_where_no_part_is_plain() -> None:
    mail = (
        HEADER + "Content-Type: text/html\n\n<html><body><p>We will open.</p><p>All of us.</p></body></html>"
    )
    assert words(mail).split() == ["We", "will", "open.", "All", "of", "us."]


@pytest.mark.parametrize("charset", ["nonesuch", "utf-8", '"', "rot13", "idna", "undefined"])
def test_a_charset_that_is_none_is_guessed(charset: str) -> None:
    mail = (
        HEADER.encode() + f"Content-Type: text/plain; charset={charset}\n\n".encode() + b"Caf\xe9s will open."
    )
    assert words(mail) == "Cafés will open."


@pytest.mark.parametrize(
    ("charset", "half"),
    [("utf-7", "+2AA-"), ("unicode_escape", r"\ud800"), ("raw_unicode_escape", r"\ud800")],
)
def test_half_a_surrogate_pair_stands_in_no_part_of_a_mail(charset: str, half: str) -> None:
    header = HEADER.replace("in\n May", f"in =?{charset}?q?{half.replace(chr(92), '=5C')}?=")
    header = header.replace(
        "?q?Finch", f"?q?Finch?= =?{charset}?q?{half.replace(chr(92), '=5C')}?= =?utf-8?q?"
    )
    mail = f"{header}Content-Type: text/plain; charset={charset}\n\nWe will {half} open the kiln.\n"
    document = read_mail(mail)
    assert "\ufffd" in (document.title or "")
    assert "\ufffd" in document.authors[0]
    assert "We will \ufffd open the kiln." in document.text
    assert all(part.encode() for part in (document.text, document.title or "", *document.authors))


def test_words_are_not_read_in_the_spelling_of_domain_names() -> None:
    words_of_mail = "b" * 40 + "-kva"
    mail = f"{HEADER}Content-Type: text/plain; charset=Punycode\n\nWe will open. {words_of_mail}\n"
    assert words(mail) == f"We will open. {words_of_mail}"


def test_a_mailbox_line_may_stand_above() -> None:
    assert (
        words(f"From ada@kiln.example Tue Mar  4 10:22:02 2014\n{HEADER}\nWe will open.") == "We will open."
    )


@pytest.mark.parametrize(
    "rest",
    [
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\naGE=\n",
        'Content-Type: multipart/mixed; boundary="xx"\n\nno part at all',
        "\n",
        "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(500)),
        "Content-Type: text/plain" + '; a="' * 50_000 + "\n\nno",
        "Content-Type: text/plain;\n" + " a=b;\n" * 50_000 + "\nno",
        "Content-Type: message/rfc822\n\n" * 20_000,
    ],
    ids=["picture", "no parts", "empty", "nested", "parameters", "folded", "mails in mails"],
)
def test_what_holds_no_words_is_refused_in_a_sentence(rest: str) -> None:
    with pytest.raises(NotADocument) as refused:
        read_mail(HEADER + rest)
    assert str(refused.value).endswith(".")


def test_a_parcel_is_too_large() -> None:
    with pytest.raises(TooLarge, match="32 MB"):
        read_mail(HEADER.encode() + b"\n" + b"no " * (LIMIT_BYTES // 3 + 1))


@given(data=st.text(alphabet='=?-:;"/ \nabqQutf8multipartxxyyContentTypeboundary', max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_rest_of_a_mail_gives_a_document_or_a_read_error(data: str) -> None:
    for above in (f"{HEADER}\n", HEADER + PARTS[:60]):
        try:
            authors = read_mail(above + data).authors
        except ReadError as refused:
            authors = ("Ada Finch",) if str(refused).endswith(".") else ()
        assert authors == ("Ada Finch",)


@pytest.mark.parametrize(
    "head",
    ["From: Ada\n\nReceived: a crate.", "Received: a crate\n\nFrom: Ada", "From the mill: a note", "", "\n"],
)
def test_other_texts_are_no_mails_as_sent(head: str) -> None:
    assert not is_message(head)


def test_an_encoded_word_of_a_charset_with_other_letters_stands_as_it_is() -> None:
    assert decoded("=?ut\u00e5-4?q?Ada?=") == "=?ut\u00e5-4?q?Ada?="
