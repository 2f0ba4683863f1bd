"""Turns of phrase of wires, courts, sports desks and gossip columns that once named the wrong one, or nobody."""

import pytest

from quotes import extract


def credits(text: str) -> list[tuple[str | None, str]]:
    return [(found.attribution.speaker, found.attribution.confidence) for found in extract(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Did she ask you to lie?” the prosecutor, Helmut Frey, wanted to know.", "Helmut Frey"),
        ("“Where is it?” Ada Finch wanted to know.", "Ada Finch"),
        ("“She was brief,” the witness, a driver named Luc Pons, answered.", "Luc Pons"),
        ("“Shambles,” was the word chosen by their captain, Lee Trask.", "Lee Trask"),
        ("Downing Street said that it was “too early to say”.", "Downing Street"),
        ("No 10 sources said the aide “should look for a bigger box.”", "No 10 sources"),
        (
            "A spokeswoman for Calder & Sons said the board “does not comment on notes.”",
            "A spokeswoman for Calder & Sons",
        ),
        ("Ada Finch bowled. “No idea,” said a source close to the captain.", "a source close to the captain"),
        ("Chief Inspector Ewan Laird smiled. “Alive,” Chief Insp Laird added.", "Ewan Laird"),
        ("“I told them to sing,” said their teacher, Ms. Ruiz, who was late.", "Ruiz"),
        ("Mime Duncan Raye is 52. Impressionist Duncan Raye said: “They laugh.”", "Duncan Raye"),
        ("“I count,” said Karim. Cousins Ali and Karim Haddad cook.", "Karim Haddad"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert credits(text)[-1][0] == speaker


def test_a_reply_that_only_comes_is_nobodys() -> None:
    text = "“With whom?” asked Desmond Frey. “With everyone,” came the reply."
    assert credits(text)[1] == (None, "none")
    text = "“With whom?” asked Desmond Frey. “With everyone,” came Otto Krantz's reply."
    assert credits(text)[1][0] == "Otto Krantz"


def test_whoever_should_do_something_else_than_know_has_not_spoken() -> None:
    said = "“We lost everything we had here tonight.” Mara Lund {}."
    assert credits(said.format("ought to know")) == [("Mara Lund", "possible")]
    for duty in ("should resign, her critics argue", "ought to leave", "should be in the know"):
        assert credits(said.format(duty))[0] == (None, "none")


def test_a_heading_of_a_note_is_no_label() -> None:
    assert credits("Correction: “Lord Byron's dog” was Lord Brian's.") == []
    assert credits("Finch: “No.”") == [("Finch", "likely")]
    assert credits("Ada Finch came. Finch: “No.”") == [("Ada Finch", "certain")]


def test_a_pronoun_may_mean_whoever_a_relative_clause_says_to_speak() -> None:
    text = (
        "Regulator Cora Whitby saw the accounts. “A dim view,” she said. Trustees include the broadcaster Tess Munro, who said "
        "she had asked. “I was shown a graph,” she said."
    )
    assert credits(text)[-1][1] == "possible"


def test_a_name_in_a_clause_of_his_own_words_is_not_who_he_is() -> None:
    text = "Otto Krantz spoke. He added that if his son Emil, who died, were there, he would warn him. “It is late,” he said."
    assert credits(text)[-1][0] == "Otto Krantz"
