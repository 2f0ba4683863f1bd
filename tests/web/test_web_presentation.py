"""What a page says of a verdict follows from the verdict and from nothing else."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.verdict import badges
from quotes.verdicts import (
    AttributionVerdict,
    Edit,
    Evidence,
    Finding,
    Passage,
    Searched,
    Verdict,
    Wording,
)
from quotes.web import presentation


def _verdict(**changes: Any) -> Verdict:
    base: dict[str, Any] = {
        "claim": "It rained",
        "wording": "exact",
        "attribution": "confirmed",
        "summary": "On record.",
    }
    return Verdict(**{**base, **changes})


def test_every_wording_and_every_attribution_has_a_badge_of_its_own() -> None:
    assert set(badges.WORDINGS) == set(get_args(Wording))
    assert set(badges.ATTRIBUTIONS) == set(get_args(AttributionVerdict))
    texts = [text for _, text in (*badges.WORDINGS.values(), *badges.ATTRIBUTIONS.values())]
    assert len(set(texts)) == len(texts)


def test_what_was_not_found_has_one_badge_and_names_nobody() -> None:
    shown = presentation.answer(_verdict(wording="not_found", attribution="not_recorded"))
    assert [badge.text for badge in shown.badges] == ["Not found here"]
    assert shown.grounds == ()


def test_a_source_that_was_named_is_answered() -> None:
    assert badges.badges(_verdict(source="other"))[-1].text == "Found, but in another source"


_words = st.text(alphabet="ab <&\"'", min_size=1, max_size=6)
_edits = st.lists(
    st.one_of(
        st.builds(lambda w: Edit("equal", w, w, 0, 0, 0, 0), _words),
        st.builds(lambda w: Edit("insert", w, "", 0, 0, 0, 0), _words),
        st.builds(lambda w: Edit("delete", "", w, 0, 0, 0, 0), _words),
        st.builds(lambda c, r: Edit("replace", c, r, 0, 0, 0, 0), _words, _words),
    )
)


@given(_edits)
def test_taking_the_marks_out_of_the_diff_gives_back_both_texts(edits: list[Edit]) -> None:
    pieces = presentation.diff(edits)
    assert "".join(p.text for p in pieces if p.op != "delete") == "".join(e.claim for e in edits)
    assert "".join(p.text for p in pieces if p.op != "insert") == "".join(e.recorded for e in edits)


def test_a_finding_that_turns_the_meaning_says_so() -> None:
    point = presentation.point(Finding("negation", "", " not ", "meaning.negation", turns=True))
    assert (point.title, point.recorded, point.turns) == ("Negation", "not", True)


def test_the_first_place_is_the_ground_and_a_long_list_is_cut_with_its_count() -> None:
    places = tuple(Evidence(None, None, f"words {n}") for n in range(30))
    shown = presentation.answer(_verdict(evidence=places))
    assert shown.grounds[0].evidence.text == "words 0"
    assert (len(shown.others), shown.more) == (presentation.SHOWN, 30 - 1 - presentation.SHOWN)


def test_a_first_place_that_is_no_ground_is_shown_among_the_others() -> None:
    places = tuple(Evidence(name, None, f"words at {name}") for name in ("first", "ground", "third"))
    shown = presentation.answer(
        _verdict(evidence=places, passages=(Passage("words", occurrence_id="ground"),))
    )
    assert [each.evidence.occurrence_id for each in shown.grounds] == ["ground"]
    assert [each.evidence.occurrence_id for each in shown.others] == ["first", "third"]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (Searched(what="text"), "Only the text given was searched."),
        (Searched(), "There is nothing in this database yet, so nothing was searched."),
        (
            Searched(sources=1, primary=1, variants=1, first="2025-01-02T10:00", last="2025-03-04"),
            "Searched 1 wording in 1 source (1 primary), dated 2 January 2025 to 4 March 2025.",
        ),
        (
            Searched(sources=1203, secondary=1200, collection=3, variants=5000),
            "Searched 5,000 wordings in 1,203 sources (1,200 secondary, 3 collections).",
        ),
    ],
)
def test_what_was_searched_is_said_in_a_sentence(what: Searched, sentence: str) -> None:
    assert presentation.searched(what) == sentence


def test_context_that_was_cut_starts_and_ends_with_a_whole_word() -> None:
    long = "cutoff " + "word " * 40
    assert presentation.before(long).startswith("… word")
    assert presentation.after(f"{long}cutoff").endswith("word …")
    assert presentation.before("He said: ") == "He said: "
    assert presentation.after("x" * 200) == f"{'x' * 200}…"


def test_empty_lines_of_the_context_are_left_out_and_its_ends_are_kept() -> None:
    assert presentation.before("One.\n\n\nTwo.\n\nThree: ") == "One.\nTwo.\nThree: "
    assert presentation.after("\n\nNext") == "\nNext"
    assert presentation.after("") == ""


def test_a_word_that_changed_at_two_places_is_told_once() -> None:
    twice = tuple(
        Finding("added", "old", "", "words.added", claim_start=at, claim_end=at + 3) for at in (4, 20)
    )
    other = Finding("added", "new", "", "words.added")
    shown = presentation.answer(_verdict(wording="altered", findings=(*twice, other)))
    assert [point.claim for point in shown.points] == ["old", "new"]
