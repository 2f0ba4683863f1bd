"""A verdict put together from several passages shows each in its own surroundings, with its own source."""

import json
from pathlib import Path

from db.index.library import Library
from db.store import Store
from quotes import verify
from quotes.verdict.pieces import sentences_beside
from tests.conftest import Program

WALL = (
    "Harbour council meets\n\nThe council met on Tuesday to talk about the wall.\n\n"
    "“The old wall will stand for another forty winters,” said Mara Lund at the quay. “Nobody on this council will "
    "pull it down before the survey is read.” She sat down again.\n"
)
SALE = (
    "Wall vote delayed\n\nThe members were told on Friday that nothing would be decided before summer.\n\n"
    "“We shall count every stone of the harbour before anybody sells it,” said Mara Lund in her office upstairs.\n"
)
JOINED = "The old wall will stand for another forty winters. We shall count every stone of the harbour before anybody sells it."


def test_each_piece_of_a_splice_stands_in_its_own_surroundings_and_source(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("wall.txt", WALL), quotes_in.write("sale.txt", SALE))
    verdict = json.loads(quotes_in("verify", JOINED, "--json").out)
    assert verdict["wording"] == "spliced"
    one, other = verdict["passages"]
    assert one["recorded"] == "The old wall will stand for another forty winters"
    assert one["prefix"].endswith("to talk about the wall.\n\n“")
    assert one["suffix"].startswith(",” said Mara Lund at the quay.")
    assert other["prefix"].endswith("before summer.\n\n“")
    assert other["suffix"].startswith(",” said Mara Lund in her office")
    places = {place["occurrence_id"]: place["url"] for place in verdict["evidence"]}
    assert [places[piece["occurrence_id"]].rpartition("/")[2] for piece in (one, other)] == [
        "wall.txt",
        "sale.txt",
    ]
    assert (verdict["prefix"], verdict["suffix"]) == (one["prefix"], other["suffix"])


def test_a_terminal_and_a_report_show_every_piece(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("wall.txt", WALL), quotes_in.write("sale.txt", SALE))
    told = " ".join(quotes_in("verify", JOINED).out.split())
    assert told.count("on record: ") == 2
    assert "winters,” said Mara Lund at the quay." in told
    assert "sells it,” said Mara Lund in her office upstairs." in told
    draft = quotes_in.write("draft.txt", f"“{JOINED}” said Mara Lund.")
    assert quotes_in("check", draft, "-o", "report.html").code == 1
    report = (quotes_in.folder / "report.html").read_text("utf-8")
    assert "at the quay" in report
    assert "in her office upstairs" in report


def test_a_quotation_that_its_credit_cuts_in_two_is_shown_with_the_credit_between(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("wall.txt", WALL))
    claim = "stand for another forty winters. Nobody on this council will pull it down"
    one, other = json.loads(quotes_in("verify", claim, "--json").out)["passages"]
    assert (one["recorded"], other["recorded"]) == (
        "stand for another forty winters",
        "Nobody on this council will pull it down",
    )
    assert one["suffix"].startswith(",” said Mara Lund at the quay. “Nobody")
    assert other["prefix"].endswith("winters,” said Mara Lund at the quay. “")
    assert other["suffix"].startswith(" before the survey is read.” She sat")


def test_words_of_one_passage_are_one_piece_and_so_are_rows_read_on(quotes_in: Program) -> None:
    verdict = verify("another forty winters", against=WALL)
    (piece,) = verdict.passages
    assert (piece.recorded, piece.prefix, piece.suffix) == (verdict.recorded, verdict.prefix, verdict.suffix)
    rows = [
        {"text": "The lantern on the mole was lit at dusk.", "document": "log", "position": 1},
        {"text": "By midnight it had burned down to the wick.", "document": "log", "position": 2},
    ]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows))))
    claim = "The lantern on the mole was lit at dusk. By midnight it had burned down to the wick."
    verdict_ = json.loads(quotes_in("verify", claim, "--json").out)
    assert [piece["recorded"] for piece in verdict_["passages"]] == [verdict_["recorded"]]


def test_a_sentence_beside_a_passage_is_looked_for_in_its_own_text(tmp_path: Path) -> None:
    # "Yes." stands in both texts; what follows it in the other one is no neighbour of the passage.
    other = [("o1", 2, "letter", 1), ("o2", 4, "letter", 2)]
    own = [("o3", 1, "log", 1), ("o4", 2, "log", 2), ("o5", 3, "log", 3)]
    texts = ["The lantern was lit.", "Yes.", "We paid for it in May.", "Sir, we paid for it in May."]
    with Store(tmp_path / "quotes.db", create=True) as store:
        store.conn.execute("PRAGMA foreign_keys = OFF")
        for n, text in enumerate(texts, 1):
            store.conn.execute("INSERT INTO variants (n, id, text, words) VALUES (?, ?, ?, 3)", [n, n, text])
        store.conn.executemany(
            "INSERT INTO occurrences (id, variant_n, source_id, kind, position) VALUES (?, ?, ?, 'turn', ?)",
            [*other, *own],
        )
        claim = "The lantern was lit. We paid for it in May."
        pieces = sentences_beside(claim, [1], texts[0], Library(store.conn))
    assert [piece.rows for piece in pieces] == [(1,), (3,)]


def test_pieces_far_apart_in_one_speech_are_shown_apart() -> None:
    middle = " ".join(f"The harbour master counted barge number {n} and wrote it down." for n in range(3, 12))
    speech = (
        f"I will never sell the quay to a stranger. {middle} The ferry shall be painted green next spring."
    )
    verdict = verify(
        "I will never sell the quay to a stranger. The ferry shall be painted green next spring.",
        against=speech,
    )
    assert verdict.wording == "spliced"
    assert [piece.recorded.strip() for piece in verdict.passages] == [
        "I will never sell the quay to a stranger.",
        "The ferry shall be painted green next spring",
    ]
    assert verdict.passages[1].prefix.endswith("wrote it down. ")


SPEECH = (
    "The old wall will stand for another forty winters, and I say so gladly.",
    "It was built by the grandfathers of the people in this room.",
    "Every stone of the harbour was carried here by somebody's mule.",
    "We shall count them all before anybody sells the pier.",
)
FAR = " ".join(["A mule is a patient animal and eats what the town gives it."] * 8)


def _imported(program: Program, texts: list[tuple[int, str]]) -> None:
    rows = (
        json.dumps(
            {"text": text, "speaker": "Mara Lund", "document": "speech", "position": at, "kind": "source"}
        )
        for at, text in texts
    )
    program("import", program.write("speech.jsonl", "\n".join(rows) + "\n"))


def _rules(program: Program, claim: str) -> tuple[str, set[str]]:
    answer = json.loads(program("verify", claim, "--json").out)
    return answer["wording"], {f["rule"] for f in answer["findings"] if f["kind"] in ("splice", "cut")}


CUT = "The old wall will stand for another forty winters … We shall count them all before anybody sells the pier."


def test_pieces_of_an_imported_document_stand_as_far_apart_as_its_rows_tell(quotes_in: Program) -> None:
    _imported(quotes_in, list(enumerate(SPEECH, 1)))
    assert _rules(quotes_in, CUT) == ("elided", {"words.cut"})
    turned = "We shall count them all before anybody sells the pier … The old wall will stand for another forty winters"
    assert _rules(quotes_in, turned) == ("spliced", {"splice.order"})


def test_pieces_of_an_imported_document_with_much_between_them_are_spliced(quotes_in: Program) -> None:
    _imported(quotes_in, list(enumerate((*SPEECH[:3], FAR, SPEECH[3]), 1)))
    assert _rules(quotes_in, CUT) == ("spliced", {"splice.far"})


def test_how_far_apart_rows_stand_is_not_known_where_one_between_them_is_missing(quotes_in: Program) -> None:
    _imported(quotes_in, [(1, SPEECH[0]), (2, SPEECH[1]), (4, SPEECH[3])])
    assert _rules(quotes_in, CUT) == ("spliced", {"splice.unknown"})
