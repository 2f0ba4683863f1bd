"""E-mails saved as text: whose the words are, and what is left out of them."""

import pytest

from quotes.attribution.extraction import extract_from
from scrapers.document import Document
from scrapers.registry import read

MAIL = """From: Ida Voss <voss@lock.example>
To: Otto Bremm <otto@post.example>
Subject: The lock in May
Date: Tue, 4 Mar 2014 10:22:00 +0000

Otto,

we will open the lock in May, whatever the board says of it.

Ida
"""
BELOW = """
-----Original Message-----
From: Bremm, Otto
Sent: Monday, March 3, 2014 9:01 AM
To: Voss, Ida
Subject: The lock

When will it open?
"""


def read_mail(text: str) -> Document:
    return read(text.encode(), name="mail.txt")


def said(document: Document) -> list[tuple[str | None, str]]:
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


def test_the_words_are_whoevers_the_header_names() -> None:
    document = read_mail(MAIL)
    assert (document.reader, document.tier) == ("email", "secondary")
    assert (document.title, document.authors, document.published) == (
        "The lock in May", ("Ida Voss",), "2014-03-04",
    )  # fmt: skip
    ((speaker, words),) = said(document)
    assert speaker == "Ida Voss"
    assert words.startswith("we will open the lock")
    assert words.endswith("says of it.")
    (told,) = extract_from(document, indirect=False)
    assert (told.kind, told.attribution.speaker, told.attribution.said_on) == (
        "turn",
        "Ida Voss",
        "2014-03-04",
    )


@pytest.mark.parametrize("greeting", ["Dear Otto,", "Hi all", "Good morning, Otto!", "Otto Bremm,"])
@pytest.mark.parametrize("closing", ["Ida", "Best wishes,\nIda Voss", "Regards,\n\nIda", "Thanks!"])
def test_what_greets_and_what_signs_are_not_among_the_words(greeting: str, closing: str) -> None:
    head = MAIL.partition("\n\n")[0]
    ((_, words),) = said(read_mail(f"{head}\n\n{greeting}\n\nwe will open the lock in May.\n\n{closing}\n"))
    assert words == "we will open the lock in May."


def test_a_first_line_that_says_something_and_a_last_one_that_is_no_name_stay() -> None:
    head = MAIL.partition("\n\n")[0]
    ((_, words),) = said(
        read_mail(f"{head}\n\nThe lock, as you know, is shut,\nand so is the mill.\nBest of all it rains\n")
    )
    assert words == "The lock, as you know, is shut,\nand so is the mill.\nBest of all it rains"


def test_the_header_is_no_text_of_its_own() -> None:
    document = read_mail(MAIL)
    assert [document.text[a:b].partition(":")[0] for a, b in document.furniture] == [
        "From",
        "To",
        "Subject",
        "Date",
    ]


def test_a_mail_that_is_answered_is_its_own_writers() -> None:
    assert [speaker for speaker, _ in said(read_mail(MAIL + BELOW))] == ["Ida Voss", "Otto Bremm"]
    assert said(read_mail(MAIL + BELOW))[1][1] == "When will it open?"
    assert "Original" not in said(read_mail(MAIL + BELOW))[0][1]


@pytest.mark.parametrize(
    "repeated", ["> When will it open?\n", "On 3 March Otto Bremm wrote:\n\nWhen will it open?\n"]
)
def test_what_a_mail_repeats_is_nobodys(repeated: str) -> None:
    ((_, words),) = said(read_mail(MAIL + "\n" + repeated))
    assert "When" not in words


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ida Voss <voss@lock.example>", "Ida Voss"),
        ('"Voss, Ida" <voss@lock.example>', "Ida Voss"),
        ("Ida Voss [mailto:voss@lock.example]", "Ida Voss"),
        ("Ida Voss", "Ida Voss"),
        ("=?utf-8?q?Id=C3=A4?= Voss <voss@lock.example>", "Idä Voss"),
        ("=?none?q?Ida?= <voss@lock.example>", "=?none?q?Ida?="),
        ("Voss, Ida, Dr <voss@lock.example>", "Ida Voss"),
        ("voss@lock.example", None),
        ("<voss@lock.example>", None),
    ],
)
def test_a_name_is_told_from_an_address(line: str, name: str | None) -> None:
    ((speaker, _),) = said(read_mail(MAIL.replace("Ida Voss <voss@lock.example>", line)))
    assert speaker == name


def test_a_mail_that_quotes_people_is_read_as_a_report() -> None:
    quoted = "“We will open the lock in May,” said Otto Bremm.\n\n"
    document = read_mail(MAIL + "\n" + quoted * 3)
    assert document.spans == ()
    assert {q.attribution.speaker for q in extract_from(document, indirect=False)} == {"Otto Bremm"}


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\nTo: the lock\n\nIda Voss walked it in May.\n",
        "From: 10 May\nTo: 12 May\nDate: 2014\n\nThe lock is open to all who walk.\n",
        "From: Ida Voss\n\nThe lock will open in May.\n",
        "The lock will open.\n\n" + MAIL,
        MAIL.replace("Date:", "Weather:"),
    ],
)
def test_other_texts_are_no_mails(text: str) -> None:
    assert read_mail(text).reader != "email"
