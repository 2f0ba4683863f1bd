"""Linking, attribution and verdicts obey what people decided, through rebuilds, and take it back when undone."""

import json
from typing import Any

import pytest

from db.reviewing import rulings
from db.store import Store
from quotes.family import gathering
from quotes.family.gathering import link
from quotes.review.composing import BadDecision
from quotes.review.obeying import obey
from tests.conftest import Program
from tests.review_fixtures import BENT, WALL, Newsroom, newsroom, row


@pytest.fixture
def desk(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


def verdict(desk: Newsroom, words: str, speaker: str | None = None) -> dict[str, Any]:
    ran = desk.program("verify", words, *(["--speaker", speaker] if speaker else []), "--json")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def families(desk: Newsroom) -> set[tuple[str, ...]]:
    rows = desk.all(
        "SELECT quote_id, group_concat(id) FROM (SELECT quote_id, id FROM variants ORDER BY id) GROUP BY 1"
    )
    return {tuple(members.split(",")) for _, members in rows}


def test_the_speaker_that_was_decided_on_is_credited_and_the_verdict_says_why(desk: Newsroom) -> None:
    made = desk.decide(
        "speaker", "quote", desk.quote_of(WALL), named="Oskar Bremm", reason="heard on the tape"
    )
    assert {name for name, *_ in desk.credits(WALL)} == {"Oskar Bremm"}
    found = verdict(desk, WALL, "Rosa Quill")
    assert (found["attribution"], found["rules"][0]) == ("different_speaker", "reviewers_decision")
    told = [f for f in found["findings"] if f["kind"] == "reviewed"]
    assert [f["decision"] for f in told] == [made.id]
    assert "the speaker is Oskar Bremm. heard on the tape" in told[0]["note"]
    assert verdict(desk, WALL, "Oskar Bremm")["attribution"] == "confirmed"


def test_a_decision_comes_before_what_the_primary_source_states(desk: Newsroom) -> None:
    assert verdict(desk, WALL, "Rosa Quill")["attribution"] == "confirmed"
    desk.decide(
        "misattributed", "quote", desk.quote_of(WALL), named="Rosa Quill", reason="read out for another"
    )
    assert verdict(desk, WALL, "Rosa Quill")["attribution"] == "misattributed"
    assert verdict(desk, WALL, "Albert Einstein")["attribution"] != "misattributed"


def test_somebody_whom_no_source_credits_can_be_said_to_be_wrongly_credited(desk: Newsroom) -> None:
    desk.decide("misattributed", "quote", desk.quote_of(WALL), named="Albert Einstein", reason="a meme")
    assert verdict(desk, WALL, "Albert Einstein")["attribution"] == "misattributed"
    assert verdict(desk, WALL, "Rosa Quill")["attribution"] == "confirmed"


def test_undone_everything_is_as_it_was(desk: Newsroom) -> None:
    before = desk.credits(WALL), families(desk), verdict(desk, WALL, "Rosa Quill")["attribution"]
    made = desk.decide("speaker", "quote", desk.quote_of(WALL), named="Oskar Bremm")
    apart = desk.decide("not_same_quote", "variant", desk.variant_of(WALL), named=desk.variant_of(BENT))
    assert families(desk) != before[1]
    desk.undo(made.id)
    desk.undo(apart.id)
    assert (desk.credits(WALL), families(desk), verdict(desk, WALL, "Rosa Quill")["attribution"]) == before
    assert desk.one("SELECT count(*) FROM overruled") == 0


def test_two_people_who_decide_differently_leave_the_credit_disputed_until_one_gives_way(
    desk: Newsroom,
) -> None:
    quote = desk.quote_of(WALL)
    first = desk.decide("speaker", "quote", quote, "ada", named="Oskar Bremm")
    desk.decide("speaker", "quote", quote, "ben", named="Ada Finch")
    found = verdict(desk, WALL, "Oskar Bremm")
    assert (found["attribution"], found["rules"][0]) == ("disputed", "reviewers_disagree")
    assert sum(f["rule"] == "reviewers_disagree" for f in found["findings"]) == 2
    desk.undo(first.id)
    assert verdict(desk, WALL, "Ada Finch")["attribution"] == "confirmed"


def test_not_the_same_quote_parts_a_family_and_the_same_quote_joins_two(desk: Newsroom) -> None:
    assert desk.quote_of(WALL) == desk.quote_of(BENT)
    apart = desk.decide("not_same_quote", "variant", desk.variant_of(WALL), named=desk.variant_of(BENT))
    assert desk.quote_of(WALL) != desk.quote_of(BENT)
    desk.undo(apart.id)
    assert desk.quote_of(WALL) == desk.quote_of(BENT)
    doors = "needs new doors by 2025."
    assert desk.quote_of(doors) != desk.quote_of(WALL)
    desk.decide("same_quote", "quote", desk.quote_of(doors), named=desk.quote_of(WALL))
    assert desk.quote_of(doors) == desk.quote_of(WALL)


def test_a_quote_decision_follows_its_words_into_another_family(desk: Newsroom) -> None:
    doors = "needs new doors by 2025."
    desk.decide("speaker", "quote", desk.quote_of(doors), named="Ada Finch")
    desk.decide("same_quote", "quote", desk.quote_of(doors), named=desk.quote_of(WALL))
    assert desk.one("SELECT object_id FROM rulings WHERE kind = 'speaker'") == desk.quote_of(WALL)
    assert {name for name, *_ in desk.credits(WALL)} == {"Ada Finch"}


def test_the_place_that_was_decided_on_is_the_original(desk: Newsroom) -> None:
    place = desk.place_of(BENT)
    assert desk.one("SELECT original_occurrence FROM quotes WHERE id = ?", desk.quote_of(WALL)) != place
    desk.decide("original", "occurrence", place)
    original = desk.all(
        "SELECT original_occurrence, original_rule, text FROM quotes WHERE id = ?", desk.quote_of(WALL)
    )
    assert [tuple(found) for found in original] == [(place, "decided", BENT)]


def test_the_same_person_goes_by_both_names_and_another_person_by_neither(desk: Newsroom) -> None:
    quill, bremm = (
        desk.one("SELECT id FROM speakers WHERE name = ?", n) for n in ("Rosa Quill", "Oskar Bremm")
    )
    assert verdict(desk, WALL, "Oskar Bremm")["attribution"] == "different_speaker"
    made = desk.decide("same_person", "speaker", quill, named=bremm)
    assert verdict(desk, WALL, "Oskar Bremm")["attribution"] == "confirmed"
    desk.undo(made.id)
    assert verdict(desk, WALL, "Oskar Bremm")["attribution"] == "different_speaker"
    assert verdict(desk, WALL, "R. Quill")["attribution"] == "confirmed"


def test_a_rebuild_between_two_decisions_changes_nothing_that_was_decided(desk: Newsroom) -> None:
    desk.decide("speaker", "quote", desk.quote_of(WALL), named="Oskar Bremm", reason="heard")
    desk.decide("original", "occurrence", desk.place_of(BENT))
    before = (
        desk.credits(WALL),
        desk.all("SELECT * FROM rulings ORDER BY 1"),
        desk.all("SELECT * FROM quotes ORDER BY 1"),
    )
    desk.rebuild()
    assert (
        desk.credits(WALL), desk.all("SELECT * FROM rulings ORDER BY 1"), desk.all("SELECT * FROM quotes ORDER BY 1")
    ) == before  # fmt: skip
    desk.decide("not_same_quote", "variant", desk.variant_of(WALL), named=desk.variant_of(BENT))
    desk.rebuild()
    assert desk.quote_of(WALL) != desk.quote_of(BENT)
    assert {name for name, *_ in desk.credits(WALL)} == {"Oskar Bremm"}


def test_a_source_that_comes_later_obeys_what_was_decided_before(desk: Newsroom) -> None:
    desk.decide("speaker", "quote", desk.quote_of(WALL), named="Oskar Bremm")
    text = (
        f'<html><body><article><p>"{WALL}" Ada Finch said on Friday at the quay.</p></article></body></html>'
    )
    assert desk.program("add", desk.program.write("later.html", text)).code == 0
    rows = desk.all(
        "SELECT DISTINCT p.name FROM attributions a JOIN speakers p ON p.id = a.speaker_id JOIN occurrences o "
        "ON o.id = a.occurrence_id JOIN variants v ON v.n = o.variant_n WHERE v.quote_id = ?",
        desk.quote_of(WALL),
    )
    assert [name for (name,) in rows] == ["Oskar Bremm"]


def test_a_decision_whose_place_is_gone_is_lost_and_still_there(desk: Newsroom) -> None:
    desk.decide("speaker", "occurrence", desk.place_of(BENT), named="Oskar Bremm")
    article = desk.one("SELECT id FROM sources WHERE tier = 'secondary'")
    assert desk.program("remove", article, "--reason", "withdrawn").code == 0
    desk.rebuild()
    assert desk.one("SELECT anchor FROM rulings") == "lost"


def test_a_process_killed_before_families_were_made_does_it_again(desk: Newsroom) -> None:
    desk.decide("note", "quote", desk.quote_of(WALL), reason="look again")
    with desk.store() as store:
        made = row(
            "d9",
            "not_same_quote",
            about="variant",
            object=desk.variant_of(WALL),
            value=desk.variant_of(BENT),
            exact=WALL,
        )
    desk.put(made)

    def killed(store: Store, numbers: Any) -> None:
        raise KeyboardInterrupt

    with desk.store() as store, pytest.raises(KeyboardInterrupt):
        obey(store, desk.reviews, killed)
    assert desk.quote_of(WALL) == desk.quote_of(BENT)
    with desk.store() as store:
        obey(store, desk.reviews, link)
        assert rulings.upto(store.conn) == 2
    assert desk.quote_of(WALL) != desk.quote_of(BENT)


def test_names_of_reviewers_notes_and_reasons_for_hiding_are_not_copied(desk: Newsroom) -> None:
    desk.decide("note", "quote", desk.quote_of(WALL), "ada-secret", reason="a private note")
    desk.decide("hide", "quote", desk.quote_of(WALL), "ada-secret", reason="a private reason")
    with desk.store() as store:
        dumped = "\n".join(store.conn.iterdump())
    assert "secret" not in dumped
    assert "private" not in dumped


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("speaker", "quote", "0000000000000000"), "no such quote"),
        (("speaker", "quote", "QUOTE"), "Name the person"),
        (("hide", "quote", "QUOTE"), "Give a reason"),
        (("original", "quote", "QUOTE"), "choose one from the list"),
        (("undo", "quote", "QUOTE"), "choose one from the list"),
        (("same_quote", "quote", "QUOTE"), "Name the other quote"),
    ],
)
def test_a_decision_that_cannot_be_taken_says_what_to_do(
    desk: Newsroom, asked: tuple[str, ...], sentence: str
) -> None:
    kind, about, thing = asked
    with pytest.raises(BadDecision, match=sentence):
        desk.decide(kind, about, desk.quote_of(WALL) if thing == "QUOTE" else thing)


def test_evidence_is_an_address_of_the_web(desk: Newsroom) -> None:
    with pytest.raises(BadDecision, match="http"):
        desk.decide(
            "confirm", "quote", desk.quote_of(WALL), named="Rosa Quill", evidence_url="javascript:alert(1)"
        )


def test_linking_everything_at_once_obeys_like_linking_bit_by_bit(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors = "needs new doors by 2025."
    desk.decide("not_same_quote", "variant", desk.variant_of(WALL), named=desk.variant_of(BENT))
    desk.decide("same_quote", "quote", desk.quote_of(doors), named=desk.quote_of(WALL))
    desk.decide("speaker", "quote", desk.quote_of(WALL), named="Ada Finch")
    desk.decide("original", "occurrence", desk.place_of(doors))
    columns = "id, text, speaker_id, variants, occurrences, original_occurrence, original_rule"
    before = families(desk), desk.credits(WALL), desk.all(f"SELECT {columns} FROM quotes ORDER BY id")
    monkeypatch.setattr(gathering, "BATCH", 1)
    assert desk.program("link", "--all").code == 0
    assert (
        families(desk),
        desk.credits(WALL),
        desk.all(f"SELECT {columns} FROM quotes ORDER BY id"),
    ) == before
    assert desk.quote_of(doors) == desk.quote_of(WALL) != desk.quote_of(BENT)
