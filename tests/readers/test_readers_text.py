"""Plain text: offsets, headers, furniture, encodings."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.registry import read

STORY = (
    "The council of Lower Ferry voted on Tuesday to keep the bridge open through the winter, after three hours "
    "of talk and one of tea.\n\n“We will not sell it,” said the mayor, Ann Lee. The sale had been proposed in May.\n"
)


def read_text(text: str, name: str = "story.txt") -> Document:
    return read(text.encode(), name=name, format="text")


def furniture(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.furniture]


def test_the_text_is_the_file_itself_so_that_offsets_point_into_it() -> None:
    assert read_text(STORY).text == STORY


def test_line_ends_of_every_kind_become_one_and_a_byte_order_mark_goes() -> None:
    data = b"\xef\xbb\xbfOne.\r\nTwo.\rThree.\n"
    assert read(data, name="a.txt").text == "One.\nTwo.\nThree.\n"


def test_labelled_lines_at_the_top_are_metadata_and_no_text() -> None:
    document = read_text(
        "Title: Bridge to stay open\nDate: December 6, 2013\nBy Ann Lee, Bo Ray and Cy Poe\nSource: The Lower Ferry Post\n"
        "URL: https://paper.example/bridge\nLanguage: en\n\n" + STORY
    )  # fmt: skip
    assert document.title == "Bridge to stay open"
    assert document.published == "2013-12-06"
    assert document.authors == ("Ann Lee", "Bo Ray", "Cy Poe")
    assert document.site == "The Lower Ferry Post"
    assert document.canonical == "https://paper.example/bridge"
    assert document.language == "en"
    assert "".join(document.text[start:end] for start, end in document.body()).strip() == STORY.strip()


def test_a_title_a_byline_and_a_date_without_labels_are_read() -> None:
    document = read_text("Bridge to stay open\n\nBy Ann Lee\n\nPublished 6 December 2013\n\n" + STORY)
    assert (document.title, document.authors, document.published) == (
        "Bridge to stay open",
        ("Ann Lee",),
        "2013-12-06",
    )
    assert furniture(document) == ["By Ann Lee", "Published 6 December 2013"]


def test_nothing_is_invented_where_a_text_begins_with_its_first_sentence() -> None:
    document = read_text(STORY)
    assert (document.title, document.authors, document.published, document.site) == (None, (), None, None)


def test_a_date_that_two_readers_read_differently_is_left_out() -> None:
    assert read_text("Title: Bridge\nDate: 06/12/2013\n\n" + STORY).published is None


def test_labels_further_down_are_part_of_the_text() -> None:
    document = read_text(STORY + "\nDate: 3 May 2020\n")
    assert document.published is None


def test_furniture_at_the_head_and_the_tail_is_reported_and_stays_in_the_text() -> None:
    tail = "Related articles\nA ferry sinks\nSign up for our newsletter\n© 2013 The Post\n"
    text = f"Skip to main content\nSign in\n\nBridge to stay open\n\n{STORY}\n{tail}"
    document = read_text(text)
    assert furniture(document) == [
        "Skip to main content",
        "Sign in",
        "Related articles",
        "A ferry sinks",
        "Sign up for our newsletter",
        "© 2013 The Post",
    ]
    assert document.text == text
    assert document.title == "Bridge to stay open"


def test_a_whole_line_of_furniture_between_paragraphs_is_reported() -> None:
    assert furniture(read_text(f"{STORY}\nAdvertisement\n\n{STORY}")) == ["Advertisement"]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to the view that bridges last, the mayor told us, and you will be poor.",
        "Read more: she did, all night.",
        "Follow us and you will see, he said.",
    ],
)
def test_a_sentence_in_the_body_that_begins_like_furniture_stays_text(line: str) -> None:
    assert furniture(read_text(f"{STORY}\n{line}\n\n{STORY}")) == []


def test_a_quotation_in_the_last_line_is_never_taken_for_a_link() -> None:
    document = read_text(f"{STORY}\n“Sold,” she said\n\nShare\n")
    assert furniture(document) == ["Share"]


def test_furniture_alone_is_no_document() -> None:
    with pytest.raises(NotADocument):
        read_text("Title: Nothing below\nDate: 6 December 2013\n")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“We will not sell it,” said the café owner – twice."),
        ("utf-16", "“We will not sell it,” said the café owner."),
        ("utf-16-le", "“We will not sell it,” said the café owner."),
        ("utf-16-be", "“We will not sell it,” said the café owner."),
        ("utf-8-sig", "“We will not sell it,” said the café owner."),
        ("utf-32", "“We will not sell it,” said the café owner."),
        ("shift_jis", "市長は「橋は閉めない」と言った。フェリーはまだ走らない。" * 5),
        ("euc_jp", "市長は「橋は閉めない」と言った。フェリーはまだ走らない。" * 5),
        ("gb18030", "市长星期二说，渡轮开航之前不会关闭大桥，大家都鼓了掌。" * 5),
        ("cp1251", "Мэр города сказала в понедельник, что мост останется открытым. " * 5),
    ],
)
def test_a_text_is_read_whatever_its_encoding(encoding: str, text: str) -> None:
    assert read(text.encode(encoding), name="a.txt", format="text").text == text


def test_a_text_pasted_together_from_two_encodings_is_read_in_both() -> None:
    data = "The café said “no”. ".encode() * 20 + "The café said “no”.".encode("cp1252")
    assert read(data, name="a.txt").text == "The café said “no”. " * 20 + "The café said “no”."


def test_a_character_cut_in_two_at_the_end_costs_that_character_alone() -> None:
    assert read("The owner of the café".encode()[:-1], name="a.txt").text == "The owner of the caf\ufffd"


def test_nul_characters_keep_the_offsets_of_what_stands_behind_them() -> None:
    document = read(b"A word\x00here and many more words behind it.", name="a.txt")
    assert document.text == "A word\ufffdhere and many more words behind it."


@given(st.text(min_size=1, max_size=400).filter(lambda text: text.strip(" \t\r\n\x0b\x0c")))
def test_any_text_comes_back_as_it_was_or_is_refused(text: str) -> None:
    try:
        document = read_text(text)
    except NotADocument:
        return
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").lstrip("\ufeff")
    assert document.text == plain
    assert all(0 <= start < end <= len(plain) for start, end in document.furniture)
    body = [range(start, end) for start, end in document.body()]
    covered = {at for piece in body for at in piece} | {
        at for start, end in document.furniture for at in range(start, end)
    }
    assert covered == set(range(len(plain)))


def test_the_seed_article_has_its_four_lines_of_furniture_and_states_nothing_else(shared: Path) -> None:
    gold = json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))
    data = (shared / "seed" / gold["file"]).read_bytes()
    document = read(data, name=gold["file"])
    assert document.reader == "text"
    assert furniture(document) == gold["furniture"]
    assert (document.title, document.published, document.site, document.authors) == (None, None, None, ())
    for quotation in gold["quotations"]:
        assert document.text[quotation["start"] : quotation["end"]] == quotation["text"]


def test_the_mark_of_a_heading_in_markdown_is_no_part_of_the_title() -> None:
    text = "# A cold kiln #\n\nThe kiln was cold when the guild met, and it stayed cold for the whole of the evening.\n"
    assert read(text.encode(), name="note.md").title == "A cold kiln"


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Canandaigua, N.Y., June 18, 1873", "1873-06-18"),
        ("St. Oda on the Wold, Elmshire, 4 July 1901", "1901-07-04"),
        ("Elmwood, New Kent, Monday, 3 May 2011.", "2011-05-03"),
        # What a report tells of is of another day than the report.
        ("The Flood, 3 May 2011", None),
        ("The council met in Elmwood, New Kent, on June 18, 1873", None),
        ("Battle of the Weir, 14 October 1066", None),
    ],
)
def test_a_place_with_a_day_heads_a_text(first: str, day: str | None) -> None:
    body = "Friends and fellow citizens, I stand before you tonight, and I shall not sit down until the weir is mended."
    for title in ("", "Remarks on the weir\n\n"):
        assert read_text(f"{title}{first}\n\n{body}\n").published == day
