"""Transcripts as other countries print them: dashes behind labels, questions in other languages, initials, last names alone."""

import pytest

from quotes import verify
from scrapers.interviews import asks_or_answers, is_role
from scrapers.registry import read
from scrapers.speech.announced import spelled_out, told_above
from scrapers.speech.bracketed import bracketed
from scrapers.speech.labels import head_of, name_of
from scrapers.speech.numbered import unlisted


def _turns(*paragraphs: str) -> list[tuple[str | None, str]]:
    document = read("\n\n".join(paragraphs).encode(), name="talk.txt")
    assert document.reader == "transcript"
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


@pytest.mark.parametrize("dash", [".-", ". -", ". –", ".—"])
def test_a_label_in_capitals_may_end_with_a_full_stop_and_a_dash(dash: str) -> None:
    assert _turns(
        f"LA MAIRE{dash} Le pont ne sera pas ouvert avant l'été, et nous avons perdu deux mois.",
        f"QUESTION{dash} Que deviendra le bac ?",
        f"LA MAIRE{dash} Le bac continuera, et il ne coûtera rien.",
    ) == [
        ("la Maire", "Le pont ne sera pas ouvert avant l'été, et nous avons perdu deux mois."),
        (None, "Que deviendra le bac ?"),
        ("la Maire", "Le bac continuera, et il ne coûtera rien."),
    ]


@pytest.mark.parametrize(
    "line",
    ["U.S. - Mexico talks went on", "The mayor. – He left", "A – list", "NASA - the agency", "No. - I won't"],
)
def test_a_dash_behind_other_words_is_no_label(line: str) -> None:
    assert head_of(line) is None


def test_initials_are_whoever_was_named_with_them() -> None:
    assert _turns(
        "Ada Lund (AL), host: Good morning, and thank you for coming.",
        "Rosa Quill (RQ): Thank you for having me here.",
        "AL: When will the gate be opened again?",
        "RQ: It will not be opened before the summer.",
    ) == [
        ("Ada Lund", "Good morning, and thank you for coming."),
        ("Rosa Quill", "Thank you for having me here."),
        ("Ada Lund", "When will the gate be opened again?"),
        ("Rosa Quill", "It will not be opened before the summer."),
    ]


@pytest.mark.parametrize(
    ("labels", "above", "found"),
    [
        (["ADA LUND", "RQ", "AL"], "Heard: Rosa Quill (RQ)", ["ADA LUND", "Rosa Quill", "ADA LUND"]),
        (["Mr. Bo Ray", "B.R.", "Q"], "", ["Mr. Bo Ray", "Bo Ray", "Q"]),
        (["ADA LUND", "ANN LEE", "AL"], "", ["ADA LUND", "ANN LEE", "AL"]),
        (["ADA LUND", "BO"], "", ["ADA LUND", "BO"]),
    ],
)
def test_initials_that_could_be_two_peoples_stay_as_they_are(
    labels: list[str], above: str, found: list[str]
) -> None:
    assert spelled_out(labels, above) == found


def test_last_names_are_those_of_the_two_people_told_above() -> None:
    spans = _turns(
        "Olga Brandt im Gespräch mit Stefan Molnar | 25.02.2018",
        "Das Interview in voller Länge:",
        "Molnar: Frau Brandt, wann wird die Brücke geöffnet?",
        "Brandt: Sie wird nicht vor dem Sommer geöffnet.",
        "Molnar: Und die Fähre?",
        "Brandt: Die Fähre fährt weiter, und sie kostet nichts.",
    )
    assert [speaker for speaker, _ in spans] == ["Stefan Molnar", "Olga Brandt"] * 2
    assert told_above("Olga Brandt and Nora Brandt at the lock", ["Brandt"]) == {}
    assert told_above("Frau Brandt am Schloss", ["Brandt"]) == {}
    assert told_above("An Interview With Olga Brandt", ["Brandt"]) == {"Brandt": "Olga Brandt"}


def test_whoever_asks_is_named_behind_the_question_or_not_at_all() -> None:
    spans = _turns(
        "StS Brandt: Die Brücke wird nicht vor dem Sommer geöffnet, meine Damen und Herren.",
        "Frage: Was wird aus der Fähre?",
        "StS Brandt: Die Fähre fährt weiter.",
        "Frage Molnar: Können Sie das für den Herbst auch sagen?",
        "Jäger: Für den Herbst kann ich das nicht zusagen.",
        "Zusatzfrage: Warum nicht, Herr Jäger?",
    )
    assert [speaker for speaker, _ in spans] == ["StS Brandt", None, "StS Brandt", "Molnar", "Jäger", None]


@pytest.mark.parametrize(
    ("label", "role", "nameless"),
    [("Frage", True, True), ("RESPUESTA", True, True), ("Periodista", True, False), ("Brandt", False, False)],
)
def test_roles_of_an_interview_are_known_in_several_languages(label: str, role: bool, nameless: bool) -> None:
    assert (is_role(label), asks_or_answers(label)) == (role, nameless)


def test_an_initial_right_before_a_name_is_set_apart() -> None:
    assert name_of("О.Брандт") == "О. Брандт"
    assert name_of("J.R. HOLM") == "J.R. Holm"
    spans = _turns(
        "О.Брандт: Мост не откроется раньше лета, мы потеряли два месяца.",
        "Вопрос: А что будет с паромом?",
        "О.Брандт: Паром будет ходить, и он ничего не будет стоить.",
    )
    assert [speaker for speaker, _ in spans] == ["О. Брандт", None, "О. Брандт"]


_DOCK = (
    "PERIODISTA. - ¿Cuándo se abre el puente nuevo?\n\nINTENDENTA. - No se abre antes del verano.\n\n"
    "PERIODISTA. - ¿Y qué van a hacer los pescadores?\n"
)
_BENCH = "THE COURT: The motion is denied.\n\nMR. LUND: May I be heard on that?\n\nTHE COURT: You may not, counsel.\n"


@pytest.mark.parametrize(
    ("text", "words", "claimed", "attribution"),
    [
        (_DOCK, "No se abre antes del verano.", "Rosa Quiles", "unattributed"),
        (_DOCK, "No se abre antes del verano.", "la intendenta", "confirmed"),
        (_BENCH, "The motion is denied.", "Judge Ada Krantz", "unattributed"),
        (_BENCH, "The motion is denied.", "Mr. Lund", "different_speaker"),
    ],
)
def test_an_office_above_the_words_contradicts_no_name(
    text: str, words: str, claimed: str, attribution: str
) -> None:
    assert verify(words, speaker=claimed, against=text).attribution == attribution


_BRIDGE = "橋は夏まで開けません。霜のために二か月を失いました。"


def test_a_name_or_a_role_in_brackets_begins_a_turn() -> None:
    assert _turns(
        f"【松原港務大臣】{_BRIDGE}",
        "【港湾新聞 大谷記者】フェリーはどうなりますか。",
        "【松原大臣】フェリーは続けます。料金は取りません。",
        "【記者】秋についてはどうですか。",
        "【松原大臣】秋については何も約束できません。",
    )[1:3] == [
        ("港湾新聞 大谷記者", "フェリーはどうなりますか。"),
        ("松原大臣", "フェリーは続けます。料金は取りません。"),
    ]
    spans = _turns(
        "(問)橋はいつ開きますか。",
        f"(港務大臣){_BRIDGE}",
        "(問)フェリーはどうなりますか。",
        "(港務大臣)フェリーは続けます。",
    )
    assert [speaker for speaker, _ in spans] == [None, "港務大臣", None, "港務大臣"]


def test_questions_and_answers_in_pointed_brackets_are_nobodys_by_name() -> None:
    spans = _turns(
        "항만부 대변인 정례브리핑",
        "<질문> 다리는 언제 열립니까?",
        "<답변> 다리는 여름까지 열지 않습니다.",
        "<질문> 그럼 나룻배는 어떻게 됩니까?",
    )
    assert [speaker for speaker, _ in spans] == [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        "(令和7年) 会見\n\n(於:本省) 会見\n\n(一) 橋の話をします\n",
        "(Laughter) So it goes on.\n\n(Applause) And on it goes.\n\n(Laughter) And so on.\n",
        "【速報】橋が開きました。\n\n【続報】船が出ました。\n\n【天気】雨です。\n",
    ],
)
def test_brackets_that_do_not_come_back_or_hold_directions_are_no_speakers(text: str) -> None:
    assert bracketed(text) == []


@pytest.mark.parametrize(
    ("claimed", "attribution"),
    [("松原", "confirmed"), ("松原外務大臣", "confirmed"), ("大谷", "different_speaker")],
)
def test_a_title_behind_a_name_is_no_part_of_it(claimed: str, attribution: str) -> None:
    text = (
        f"【松原大臣】{_BRIDGE}\n\n【大谷記者】フェリーはどうなりますか。\n\n【松原大臣】フェリーは続けます。"
    )
    assert verify("フェリーは続けます。", speaker=claimed, against=text).attribution == attribution


_LISTED = (
    "ADA LUND: Nobody knows it better.",
    "I alone can fix it.",
    "BO RAY: I shall ask them.",
    "ADA LUND: Do so by Friday.",
)


@pytest.mark.parametrize("marks", [("•", "•", "•", "•"), ("1.", "2.", "3.", "4.")])
def test_the_bullets_or_numbers_of_a_list_are_no_words_of_a_transcript(marks: tuple[str, ...]) -> None:
    spans = _turns(*(f"{mark} {line}" for mark, line in zip(marks, _LISTED, strict=True)))
    assert [speaker for speaker, _ in spans] == ["Ada Lund", "Bo Ray", "Ada Lund"]
    assert " ".join(spans[0][1].split()) == "Nobody knows it better. I alone can fix it."


def test_a_list_of_things_keeps_its_bullets() -> None:
    text = "• Bread: two loaves\n• Milk\n• Tea\n• Soap: one bar\n"
    assert unlisted(text) == text


@pytest.mark.parametrize("by", ["made by", "given by", "by", "delivered by"])
def test_a_line_that_tells_who_made_a_statement_names_its_speaker(by: str) -> None:
    text = (
        f"Ada Lund – Statement on Pay\n\nThe statement {by} Ada Lund, the Secretary of State for Ferries, on 18 January 2024.\n\n"
        "Today's strike will be disruptive for people across the islands, and I understand their concerns.\n\n"
        "We have offered a fair sum, and it lies on the table until Friday. I am deeply disappointed that nobody took it.\n"
    )
    assert [speaker for speaker, _ in _turns(text)] == ["Ada Lund"]


def test_an_office_in_small_letters_among_names_in_capitals_is_a_label() -> None:
    spans = _turns(
        "MR. LUND: Good morning, and thank you. I call the first witness.",
        "The Harbour Master: I was on the quay until four in the morning.",
        "MR. LUND: And who was with you there, if anybody was?",
        "The Harbour Master: Nobody was with me, not at that hour.",
        "The Chair: We shall go on after the break, then.",
        "MR. LUND: I am obliged to you for that.",
    )
    assert [speaker for speaker, _ in spans] == [
        "Mr. Lund", "The Harbour Master", "Mr. Lund", "The Harbour Master", "The Chair", "Mr. Lund",
    ]  # fmt: skip


def test_a_line_that_names_the_one_speaker_stands_above_a_speech() -> None:
    text = (
        "Town hall, 4 March\n\nSpeaker: Ada Lund, harbour master\n\nGood evening. The gate is not broken, whatever the paper "
        "wrote, and I want you to hear that from me.\n\n[Question: When will it be opened?]\n\nIt will not be opened before "
        "the summer. We have lost two months to the frost, and nobody is to blame for the frost.\n"
    )
    assert [speaker for speaker, _ in _turns(text)] == ["Ada Lund"]
    assert (
        verify("It will not be opened before the summer.", speaker="Ada Lund", against=text).attribution
        == "confirmed"
    )
