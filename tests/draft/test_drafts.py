"""Whole drafts: which words are checked, whose they are said to be, and what is offered to paste instead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes import check
from quotes.desk import quotations_of, read_draft
from quotes.draft.badges import advice, badges
from quotes.draft.drafts import LONGEST_DRAFT, CheckedDraft, DraftQuotation
from quotes.draft.layout import unwrapped
from quotes.errors import BadInput
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from scrapers.document import Document
from scrapers.markdown import without_markup

RECORD = """\
The harbour wall will not be raised before the survey is complete, Rosa Quill said in the spring.

"Eleven boats were damaged, and some owners are still waiting for their money," said Rosa Quill.

"We have never said that the ferry is safe in a northerly gale," said Oskar Bremm. He sat down.
"""


def found(text: str, markdown: bool = False) -> list[DraftQuotation]:
    return quotations_of(Document(text, "draft.md" if markdown else "draft.txt", "text", ""))


def only(draft: CheckedDraft) -> tuple[str, str, str | None]:
    (one,) = draft.quotations
    return one.verdict.wording, one.verdict.attribution, one.quotation.places[0].suggested


def test_a_faithful_quotation_needs_nothing() -> None:
    draft = '"Eleven boats were damaged, and some owners are still waiting for their money," Rosa Quill said.'
    assert only(check(draft, against=RECORD)) == ("exact", "confirmed", None)


def test_changed_words_come_back_in_the_drafts_own_marks() -> None:
    draft = "“Eleven boats were ruined, and some owners are still waiting for their money”, Rosa Quill said."
    wording, attribution, suggested = only(check(draft, against=RECORD))
    assert wording in ("altered", "meaning_changed")
    assert attribution == "confirmed"
    assert suggested == "“Eleven boats were damaged, and some owners are still waiting for their money”"


def test_where_a_cut_turned_the_meaning_the_whole_sentence_is_offered() -> None:
    draft = 'The ferry is fine: "The ferry is safe in a northerly gale," Oskar Bremm said.'
    wording, _, suggested = only(check(draft, against=RECORD))
    assert wording == "meaning_changed"
    assert suggested == '"We have never said that the ferry is safe in a northerly gale,"'


def test_wrong_words_with_a_wrong_credit_are_told_both_and_the_next_sentence_is_not_pasted() -> None:
    record = "“The lamp fund holds seventy silver shillings. The key hangs by the door,” said Rosa Quill."
    draft = 'The Harbour Trust replied: "The lamp fund holds seven silver shillings."'
    (one,) = check(draft, against=record).quotations
    assert (one.verdict.wording, one.verdict.attribution) == ("meaning_changed", "different_speaker")
    assert one.quotation.places[0].suggested == '"The lamp fund holds seventy silver shillings."'
    assert advice(one) == (
        "Use the recorded words, or paraphrase without marks. Credit Rosa Quill instead of the Harbour Trust."
    )


def test_words_credited_to_somebody_else_are_told() -> None:
    draft = (
        '"Eleven boats were damaged, and some owners are still waiting for their money," said Oskar Bremm.'
    )
    assert only(check(draft, against=RECORD))[1] == "different_speaker"


def test_the_speaker_is_resolved_by_the_drafts_own_full_names() -> None:
    draft = 'Rosa Quill came late.\n\n"Eleven boats were damaged," Ms. Quill said.'
    (one,) = check(draft, against=RECORD).quotations
    assert one.quotation.speakers == ("Rosa Quill",)
    assert one.quotation.mention == "Ms. Quill"
    assert one.verdict.attribution == "confirmed"


def test_a_quotation_without_a_speaker_is_checked_for_its_words() -> None:
    draft = (
        'Nobody forgot the words on the wall. "Eleven boats were damaged, and some owners are still waiting."'
    )
    (one,) = check(draft, against=RECORD).quotations
    assert (one.quotation.speakers, one.verdict.attribution) == ((), "not_claimed")
    assert one.verdict.wording == "excerpt"


def test_a_sentence_split_by_its_speaker_is_one_claim_at_two_places() -> None:
    draft = (
        '"Eleven boats were damaged," said Rosa Quill, "and some owners are still waiting for their money."'
    )
    (one,) = check(draft, against=RECORD).quotations
    assert one.verdict.wording == "exact"
    assert [draft[place.start : place.end] for place in one.quotation.places] == [
        "Eleven boats were damaged,",
        "and some owners are still waiting for their money.",
    ]


def test_what_is_offered_for_a_split_sentence_is_split_at_the_same_place() -> None:
    draft = (
        '"Eleven boats were damaged," said Rosa Quill, "and many owners are still waiting for their money."'
    )
    (one,) = check(draft, against=RECORD).quotations
    assert [place.suggested for place in one.quotation.places] == [
        '"Eleven boats were damaged,"',
        '"and some owners are still waiting for their money."',
    ]


@pytest.mark.parametrize(
    "draft",
    [
        '"The boats were damaged," said Rosa Quill. "The owners are still waiting for money."',
        '"The boats were damaged," said Rosa Quill, adding, "the owners are still waiting for money."',
        '"The boats were damaged," said Rosa Quill.\n\n"The owners are still waiting for money," said Oskar Bremm.',
    ],
)
def test_two_utterances_stay_two_claims(draft: str) -> None:
    assert [len(one.places) for one in found(draft)] == [1, 1]


def test_titles_words_at_arms_length_and_reported_speech_are_not_checked() -> None:
    draft = (
        'He read from "The Old Man and the Wall" and praised the so-called "reform" of the harbour. '
        "Rosa Quill said that the wall would have to wait."
    )
    assert found(draft) == []


def test_identical_quotations_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(claim: Claim, *rest: Any, **more: Any) -> Verdict:
        asked.append(claim.words)
        return verify_claim(claim, *rest, **more)

    monkeypatch.setattr("quotes.draft.drafts.verify_claim", counted)
    line = '"Eleven boats were damaged that night," said Rosa Quill.\n\n'
    assert len(check(line * 5, against=RECORD).quotations) == 5
    assert len(asked) == 1


def test_each_of_two_identical_quotations_is_held_against_its_own_date() -> None:
    text = 'On 6 May 2012, Ada Finch said: "We shall build another ferry before the autumn."'
    words = '"We shall build another ferry before the autumn."\n\n'
    draft = f"On 6 May 2012, Ada Finch said: {words}In 2014, Ada Finch said: {words}"
    dated = [{one.kind for one in q.verdict.findings} for q in check(draft, against=text).quotations]
    assert ["other_date" in kinds for kinds in dated] == [False, True]


def test_a_line_end_that_an_editor_put_in_does_not_cut_a_quotation() -> None:
    draft = (
        'It was late when Rosa Quill rose, and most were asleep. "Eleven boats\n'
        'were damaged, and some owners are still waiting for their money," she\n'
        "said. Nobody answered her, and the lamp went out over the long table.\n"
    )
    (one,) = found(draft)
    assert one.words == "Eleven boats were damaged, and some owners are still waiting for their money,"
    assert draft[one.places[0].start : one.places[0].end].split() == one.words.split()


def test_block_quotes_and_links_of_markdown_are_read_as_words() -> None:
    draft = "He wrote:\n\n> Eleven boats were\n> damaged, and [some owners](https://a.example/x) wait.\n"
    (one,) = found(draft, markdown=True)
    assert one.kind == "block"
    assert one.words == "Eleven boats were damaged, and some owners wait."


WALL = "The wall was mended with our own hands."
MARKDOWN = {
    "the last line": f'> "{WALL}"\n> — Rosa Quill\n',
    "a paragraph of its own": f'> "{WALL}"\n>\n> — Rosa Quill, on the quay\n',
    "the line below the quote": f"> {WALL}\n\n— Rosa Quill\n\nShe sat down.\n",
    "the same line": f"> *“{WALL}”* — **Rosa Quill**, 2019\n",
    "wrapped words": "> “The wall was mended\n> with our own hands.”\n> -- Rosa Quill\n",
}
HTML = {
    "cite": f"<blockquote>“{WALL}”<cite>Rosa Quill</cite></blockquote>",
    "a paragraph": f"<blockquote><p>“{WALL}”</p><p>— Rosa Quill</p></blockquote>",
    "cite in the paragraph": f"<blockquote><p>“{WALL}” <cite>Rosa Quill</cite></p></blockquote>",
    "a long footer": f"<blockquote><p>{WALL}</p><footer>— Rosa Quill, warden of the quay and the sluices</footer></blockquote>",
    "below": f"<blockquote>{WALL}</blockquote><p>— Rosa Quill</p>",
    "cite below": f"<blockquote>{WALL}</blockquote><cite>Rosa Quill</cite>",
    "the same line": f"<blockquote>“{WALL}” — Rosa Quill, 2019</blockquote>",
}


@pytest.mark.parametrize("draft", MARKDOWN.values(), ids=MARKDOWN.keys())
def test_a_markdown_block_quote_is_one_quotation_by_whom_its_line_names(draft: str) -> None:
    (one,) = found(f"Oskar Bremm rose first.\n\n{draft}", markdown=True)
    assert (one.words, one.speakers, one.kind) == (WALL, ("Rosa Quill",), "block")
    (place,) = one.places
    assert one.written(place) == WALL
    assert (place.before + place.after) in ("", '""', "“”")


@pytest.mark.parametrize("page", HTML.values(), ids=HTML.keys())
def test_an_html_block_quote_is_one_quotation_by_whom_its_line_names(page: str) -> None:
    data = f"<html><body><p>Oskar Bremm rose first.</p>{page}<p>It rained.</p></body></html>".encode()
    (one,) = quotations_of(read_draft(data, name="draft.html"))
    assert (one.words, one.speakers, one.kind) == (WALL, ("Rosa Quill",), "block")


def test_a_markdown_block_quote_ends_where_somebody_else_is_credited() -> None:
    draft = (
        f"> {WALL}\n>\n> — Rosa Quill\n>\n> We only watched.\n>\n> And so it stands.\n>\n> — Oskar Bremm\n"
    )
    told = [(one.words, one.speakers) for one in found(draft, markdown=True)]
    assert told == [(WALL, ("Rosa Quill",)), ("We only watched. And so it stands.", ("Oskar Bremm",))]


def test_an_office_below_a_markdown_block_quote_is_no_part_of_it() -> None:
    (one,) = found("> “Never.”\n> — the harbour warden, at noon\n", markdown=True)
    assert (one.words, one.speakers) == ("Never.", ())


@pytest.mark.parametrize(
    "draft",
    [
        "> We need:\n> - two ropes\n> - one lamp\n",
        "> — Will you row?\n> — Not tonight.\n",
        f"> {WALL}\n\n- Rosa Quill\n- Bo Ray\n",
    ],
)
def test_lists_and_dialogue_are_no_credit(draft: str) -> None:
    (one,) = found(draft, markdown=True)
    assert one.speakers == ()
    assert one.words.split()[-1] == draft.split("\n\n")[0].split()[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("~~“We object to it all,” said Ada Finch.~~ “We agree to it all,” said Ada Finch.", 1),
        ("It is ~~ten “or so” of them~~ few. “We agree to it all,” said Ada Finch. It is ~10 ~ or so~~.", 1),
    ],
)
def test_what_is_struck_out_of_markdown_is_not_checked(text: str, words: int) -> None:
    assert [one.words for one in found(text, markdown=True)] == ["We agree to it all,"] * words


def test_a_note_in_markdown_that_is_not_printed_is_not_checked() -> None:
    text = "<!-- cut:\n“We object to it all,” said Ada Finch. -- ok? -->\n“We agree to it all,” said Ada Finch. <!-- “So do we.”"
    assert [one.words for one in found(text, markdown=True)] == ["We agree to it all,", "So do we."]


@pytest.mark.parametrize("tag", ["del", "s", "strike", "p hidden", "div style='color: red; display:none'"])
def test_what_is_struck_out_of_html_or_hidden_in_it_is_not_checked(tag: str) -> None:
    cut = f"<{tag}>“We object to it all,” said Ada Finch.</{tag.split()[0]}>"
    page = f"<div>{cut}</div> <p>“We agree to <b>it</b> all,” said Ada Finch.</p>"
    draft = read_draft(page.encode(), name="draft.html")
    assert [one.words for one in quotations_of(draft)] == ["We agree to it all,"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It would be “fixed by May”, Ada Finch promised – or, she said, “by the first Friday”.", 2),
        ("It would be “fixed by May”, Ada Finch promised, or rather “by the first Friday”.", 2),
        ("Ada Finch said it was “never once ours”. She had not, she said, “so much as seen it”.", 2),
        ("“It will be mended by May,” Ms. Finch promised, “or by the first Friday.”", 1),
        ("“It will be mended by May,” Ada Finch, Q.C., promised, “and painted by June.”", 1),
    ],
)
def test_an_aside_inside_one_sentence_joins_and_a_correction_or_a_stop_does_not(
    text: str, count: int
) -> None:
    assert len(found(text)) == count


MAIL = (
    "From: Jo Park <jo@courier.example>\nTo: desk@courier.example\nSubject: “Shut” weir\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {}\n\n{}"
)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("8bit", "I say so.\n\n“The weir stays shut,” said Ann Lee.\n"),
        ("quoted-printable", "I say so.\n\n=E2=80=9CThe weir=\n stays shut,=E2=80=9D said Ann Lee.\n"),
    ],
)
def test_a_mail_is_decoded_and_no_turn_of_its_writers(encoding: str, body: str) -> None:
    draft = read_draft(MAIL.format(encoding, body).encode(), name="draft.eml")
    assert [(one.words, one.speakers) for one in quotations_of(draft)] == [
        ("The weir stays shut,", ("Ann Lee",))
    ]


def test_markdown_below_a_header_stays_markdown() -> None:
    text = MAIL.format("8bit", "~~“The weir leaks,” said Ann Lee.~~ “The weir stays shut,” said Ann Lee.\n")
    draft = read_draft(text.encode(), name="draft.md")
    assert [one.words for one in quotations_of(draft)][-1:] == ["The weir stays shut,"]
    assert "The weir leaks," not in [one.words for one in quotations_of(draft)]


def test_code_in_markdown_is_not_checked() -> None:
    assert found('```\nprint("Eleven boats were damaged, she said")\n```\n', markdown=True) == []


def test_outside_english_the_guard_says_that_it_is_not_available() -> None:
    record = "„Der Damm wird nicht vor dem Ende der Vermessung erhöht“, sagte Rosa Quill am Abend."
    draft = "„Der Damm wird bald vor dem Ende der Vermessung erhöht“, sagte Rosa Quill."
    (one,) = check(draft, against=record).quotations
    assert one.verdict.guard == "unavailable"


@pytest.mark.parametrize("text", ["", " \n\t", "…!?—", "\u202e\u200b"])
def test_a_draft_without_words_is_told_so(text: str) -> None:
    with pytest.raises(BadInput, match="holds no words"):
        check(text, against=RECORD)


def test_a_draft_beyond_the_limit_is_told_the_limit() -> None:
    with pytest.raises(BadInput, match="3,000,000"):
        check("a " * (LONGEST_DRAFT // 2 + 1), against=RECORD)


def test_a_quotation_too_long_to_check_does_not_stop_the_others() -> None:
    draft = f"“{'very ' * 11_000}long,” said Ann Lee.\n\n“Eleven boats were damaged,” said Rosa Quill."
    first, second = check(draft, against=RECORD).quotations
    assert "50,000" in (first.error or "")
    assert second.verdict.wording == "excerpt"


def test_an_html_draft_is_read_whole() -> None:
    page = (
        b"<!doctype html><title>Wall</title><nav>Menu</nav><p>Hello there.</p>"
        b'<aside>"We never close," Ann Lee told me.</aside>'
        b'<ul><li>"It was a list item that was said," said Bo Ray.</li></ul>'
        b"<blockquote>It needs new doors by 2025.</blockquote><script>'\"Not this one at all,\" he said.'</script>"
    )
    document = read_draft(page, name="draft.html")
    assert document.title == "Wall"
    assert [one.words for one in quotations_of(document)] == [
        "We never close,",
        "It was a list item that was said,",
        "It needs new doors by 2025.",
    ]


@given(st.text(alphabet=st.sampled_from(list("ab \n\"“”>#*_[]()`-.,'é"))), st.booleans())
def test_the_reading_is_as_long_as_the_draft_and_places_hold_what_they_say(text: str, markdown: bool) -> None:
    assert len(unwrapped(text, markdown=markdown)) == len(text)
    assert len(without_markup(text)) == len(text)
    if any(c.isalnum() for c in text):
        for one in found(text, markdown):
            assert all(text[place.start : place.end] == place.text for place in one.places)


WRAPPED = """\
Rosa Quill, the chair of the commission, told the meeting in the old customs house that "eleven boats
were damaged, and some owners are still waiting for their money," and that nobody had yet written to
them. Oskar Bremm, who keeps the ferry, had less to say on that long evening than
Ms. Quill had.

"It needs new doors by 2025," Bremm said when he was asked about the ferry by one of the boatmen,
and sat down again.
"""


@pytest.mark.parametrize("wide", [0, 30])
def test_a_plain_text_that_an_editor_wrapped_is_read_by_its_paragraphs(wide: int) -> None:
    # With a line that is wider than an editor's the text's own width tells nothing.
    text = WRAPPED if not wide else WRAPPED.replace("told the meeting", f"told {'the meeting ' * 3}")
    read = [(one.words.split()[0], one.words.split()[-1], one.speakers) for one in found(text, False)]
    assert read == [("eleven", "money,", ("Rosa Quill",)), ("It", "2025,", ("Oskar Bremm",))]


def test_a_month_that_the_record_contradicts_is_told_beside_the_verdict() -> None:
    text = (
        'On 6 May 2012 the ferry sank. "We shall build another one before the autumn," Ada Finch said then.'
    )
    draft = '"We shall build another one before the autumn," Ada Finch said in March 2014.'
    checked = check(draft, against=text).quotations[0]
    assert "other_date" in {finding.kind for finding in checked.verdict.findings}
    assert "Another date on record" in {badge.text for badge in badges(checked)}


def test_an_office_before_a_surname_of_several_is_claimed_as_written() -> None:
    lines = (
        "“The lock can wait,” Rosa Quill told the council. “It cannot,” said Ansel Quill, her brother.",
        "“I will pay for the lock myself,” Mayor Quill told the council in July.",
    )
    both = [found(f"{lines[0]}\n\n{line}\n")[-1] for line in (lines[1], lines[1].replace("Mayor ", "Ms. "))]
    assert both[0].speakers == ("Mayor Quill",)
    assert both[1].speakers != ("Ms. Quill",)
    assert found(f"“The lock can wait,” Rosa Quill said.\n\n{lines[1]}\n")[-1].speakers == ("Rosa Quill",)
