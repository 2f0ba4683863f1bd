"""A primary source that only has something like the claimed words does not answer for those who print the very words."""

import json

from quotes import verify
from tests.conftest import Program

SPEECH = """\
Remarks of Wilma Tarn at the lock-keepers' supper
Date: 2022-07-09

Friends, I have a simple message for the board. We will not stop work this winter. We will open, we will close, we will be
on our posts. But if a single lock of this canal is closed, not one barge will pass from here to the old weir.

Some will say that this is a threat. It is not a threat. It is a calendar.
"""
CHECKED = (
    "Wilma Tarn was asked about it on the towpath. “By the spring we will drain every basin from here to the "
    "old weir,” Tarn said.\n"
)
WORDS = "we will drain every basin from here to the old weir"


def test_the_very_words_elsewhere_are_judged_before_a_free_rewording_of_a_primary_source(
    quotes_in: Program,
) -> None:
    quotes_in("add", quotes_in.write("speech.txt", SPEECH), "--tier", "primary")
    quotes_in("add", quotes_in.write("courier.txt", CHECKED))
    found = json.loads(quotes_in("verify", WORDS, "--speaker", "Wilma Tarn", "--json").out)
    assert (found["wording"], found["attribution"]) == ("excerpt", "confirmed")
    assert found["evidence"][0]["url"].endswith("courier.txt")
    (note,) = (each for each in found["findings"] if each["rule"] == "primary_reworded")
    assert "from here to the old weir" in note["note"]
    assert found["summary"].endswith(note["note"])


def test_a_draft_that_quotes_what_a_report_alone_prints_is_told_to_read_the_primary_source(
    quotes_in: Program,
) -> None:
    quotes_in("add", quotes_in.write("speech.txt", SPEECH), "--tier", "primary")
    quotes_in("add", quotes_in.write("courier.txt", CHECKED))
    draft = quotes_in.write("draft.md", f"“{WORDS},” Wilma Tarn said.\n")
    page = quotes_in("check", draft, "--format", "html").out
    assert "Primary source has it otherwise" in page
    assert "read the primary source, which has something like them in other words" in page


def test_a_bent_word_still_gives_way_to_the_primary_source(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("speech.txt", SPEECH), "--tier", "primary")
    bent = "But if a single lock of this canal is sold, not one barge will pass from here to the old weir"
    quotes_in("add", quotes_in.write("courier.txt", f"“{bent},” Wilma Tarn said on the towpath on Monday.\n"))
    found = json.loads(quotes_in("verify", bent, "--speaker", "Wilma Tarn", "--json").out)
    assert found["wording"] in ("altered", "meaning_changed")
    assert found["evidence"][0]["url"].endswith("speech.txt")


def test_who_only_tells_of_a_remark_is_not_credited_with_it() -> None:
    record = (
        "REED: You ask what I stand for. I will not raise the toll on working boats. I never have.\n\n"
        "FINCH: Now, she says she won't raise the toll on working boats. Read her own leaflet.\n\n"
        "REED: Which page?\n\nFINCH: Page nine."
    )
    answer = verify("I won't raise the toll on working boats", against=record, speaker="Reed")
    assert (answer.wording, answer.attribution) != ("minor", "different_speaker")
