"""The labels of speakers in a transcript, `MR. EARNEST:` or `Q:`: which lines begin with one, and whom it names."""

import re
from functools import cache

from scrapers.interviews import asks_or_answers
from scrapers.offices import ASIDE, is_office, is_title, office_of, untitled
from scrapers.wordlists import listed

# Longest label, in characters and words: "SENATOR BO RAY OF THE STATE OF NOWHERE" is among the longest. What radio has in
# brackets behind a name may be longer: "Mr. BO RAY (Author, "Stones: A Life")".
LABEL_LENGTH, LABEL_WORDS, ASIDE_LENGTH = 60, 8, 150
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
# The day and the time of a message, as chats are saved: "[12/05/2025, 09:02:11] Ada Finch: …", "12/05/2025, 09:02 - Bo Ray: …".
_MESSAGE = r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?(?:\]| -)[ \t]{1,2}"


def stamp(name: str) -> str:
    """The pattern of a time, in brackets or not, as a group of that name: "[00:01:05]", "0:04"."""
    return rf"[\[(]?(?P<{name}>{CLOCK})[\])]?"


LABEL = re.compile(
    rf"(?:{stamp('before')}[ \t]{{1,4}}|{_MESSAGE})?(?:>>[ \t]?)?\*{{0,2}}"
    rf"(?P<label>(?![a-zß-öø-ÿ])[^\W\d_][^:：\n\t?!;“”\"]{{0,{LABEL_LENGTH - 1}}}?)"
    rf"(?P<aside> \((?!\d)[^()\n]{{1,{ASIDE_LENGTH}}}\))?"
    rf"(?:[ \t]{{0,2}}{stamp('after')})?[ \t]?(?:(?::\*{{0,2}}|\*{{2}}:)(?=[ \t\n]|$)|：(?!\s*[“「『‘\"]))[ \t]*"
)
# "LA MAIRE.- Mesdames", "PERIODISTA. – Buenos días", "Q - Et le bac ?"
_DASHED = re.compile(
    rf"(?P<label>(?![a-zß-öø-ÿ])[^\W\d_](?:[^:\n\t?!;“”\"]{{2,{LABEL_LENGTH - 1}}}?\. ?|(?<=[QR]) ))[-–—][ \t]+(?=\S)"
)
ASKED = re.compile(r"(?:>>[ \t]?)?(?P<label>Q|A)(?:[.:][ \t]+|[ \t]{2,}|\t|(?<=Q) (?=[A-Z]))(?=\S)")
# "  Mr. LEE. Mr. Speaker, …", "  Ms. RAY of Ohio. …", "  The PRESIDING OFFICER (Mr. Poe). …"
RECORD_LABEL = re.compile(
    r" {0,3}(?P<label>(?:(?:Mr|Mrs|Ms|Miss|Dr)\. (?:[A-Z][A-Za-z'’\-]{0,30} ){0,3}"
    r"[A-Z][A-Z'’\-a-z]{0,30}[A-Z]{2,}(?:-[A-Z][a-zA-Z]+)?(?: of [A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?"
    r"|The (?:(?:ACTING )?(?:SPEAKER|PRESIDENT|CHAIRMAN|CHAIR|VICE PRESIDENT|PRESIDING OFFICER)(?: pro tempore)?)"
    r"(?: \([A-Za-z. '’\-]{3,40}\))?))"
    # A comma for the full stop is a misprint that comes back in the Extensions of Remarks.
    r"(?:\. +(?=\S)|, +(?=(?:Mr\.|Madam) (?:Speaker|President|Chair)))"
)
# Where a paragraph of a hearing begins: "    Chairman Lee. Thank you.", "    Senator RAY of Ohio. I do.", "    The Chairman. …".
_HEARD = re.compile(
    r"(?P<label>(?P<title>[A-Z][A-Za-z]{1,14}\.?)(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){0,3} [A-Z][\w'’-]+"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)"
    r"\. +(?=[A-Z0-9“\"\[(—–-])"
)

# Somebody in the hall of whom nobody knows the name: "Audience member", "Unidentified male".
_UNNAMED = re.compile(
    r"(?:audience|crowd|committee|unidentified|unknown|male|female|man|woman)(?: (?:male|female|audience))?"
    r" (?:member|voice|speaker|man|woman|male|female|person|caller)(?: #?\d{1,2})?",
    re.IGNORECASE,
)
# What is small in a name in capitals: "McRAY", "DeWITT".
_CLAN = re.compile(r"\b(?:Mc|Mac|De|Di|Le|La|Van|Von)(?=[A-Z])")
# "MADAM CHAIR LEE" is Chair Lee.
_CHAIRED = re.compile(r"(?:madam|mr\.?|mister) (?=chair\w* [^\W\d_])", re.IGNORECASE)
# A letter that is not small, of a script with capitals or of one without.
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
# A name with its initials, "Ada Lund (AL)".
WITH_LETTERS = re.compile(
    rf"\b(?P<name>{CAPITAL}[\w'’-]+ (?:{CAPITAL}[\w'’-]*\.? )?{CAPITAL}[\w'’-]+) \((?P<letters>[^\W\d_]{{2,4}})\)"
)
# An initial that stands right before a name, "О.Брандт".
_CLOSE = re.compile(r"(?<![^\W\d_])([^\W\d_]\.)(?=[^\W\d_]{2})")
# The number of a question in a parliament's record: "Q1. Mrs Ada Lund", "Q12 Chair".
_NUMBERED = re.compile(r"\AQ\d{1,4}(?:\. ?| +)(?=[^\W\d_])")


@cache
def not_speakers() -> frozenset[str]:
    """Labels that no speaker has, in small letters: "date", "place", "note"."""
    return frozenset(listed("notspeakers"))


@cache
def _small() -> frozenset[str]:
    return frozenset(listed("smallwords"))


def head_of(line: str, *, opens: bool = False) -> tuple[str, int, float | None] | None:
    """The label a line begins with, how many characters it takes, and its time; `opens` says that a paragraph begins there."""
    if asked := ASKED.match(line):
        return asked["label"], asked.end(), None
    if recorded := RECORD_LABEL.match(line):
        return _in_capitals(recorded["label"]), recorded.end(), None
    found = LABEL.match(line)
    # "SUPERINTENDENT DR. LEE: …" ends at its colon, "Senator Lee. Thank you: …" at its full stop.
    whole = found is not None and in_upper(found["label"])
    if opens and not whole and (heard := _HEARD.match(line)) and _is_heard(heard["title"], heard["label"]):
        return heard["label"], heard.end(), None
    if (dashed := _DASHED.match(line)) and _is_dashed(label := dashed["label"].strip(" .")):
        return label, dashed.end(), None
    if found is None:
        return None
    label = _NUMBERED.sub("", f"{found['label']}{found['aside'] or ''}".strip(" *"), count=1)
    if not could_speak(label):
        return None
    return label, found.end(), seconds_of(found["before"] or found["after"])


def _is_dashed(label: str) -> bool:
    """Whether what stands before a dash is a label: in capitals, and not only initials ("U.S. - Mexico")."""
    return (
        in_upper(label)
        and could_speak(label)
        and (len(label) == 1 or any(len(word) > 2 for word in re.findall(r"\w+", label)))
    )


def _is_heard(title: str, label: str) -> bool:
    """Whether a label before a full stop is a title with a name, or "The" with an office: "Dr. Lee", "The Chairman"."""
    rest = label[len(title) :].split()
    if title == "The":
        return is_office(" ".join(rest))
    return is_title(title) and not is_office(rest[-1])


def _in_capitals(label: str) -> str:
    """The label of a parliament's record as a transcript has it: "Mr. McRAY of Ohio" is "MR. McRAY OF OHIO"."""
    return " ".join(word if word.startswith(("Mc", "Mac")) else word.upper() for word in label.split())


def could_speak(label: str) -> bool:
    """Whether a label could name somebody: few words, each with a capital, a number or a small connecting word.

    A word in letters that have no capitals ("محمد", "王小明") may be a name. What is of something is what it is alone:
    "Minutes of the meeting" is no more a speaker than "Minutes".
    """
    bare = ASIDE.sub(" ", given_in(label))
    words = bare.replace(",", " ").split()
    if unnamed(label):
        return True
    if not words or len(words) > LABEL_WORDS or bare.lower().strip() in not_speakers():
        return False
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in not_speakers():
        return False
    return all(
        word[0].isupper() or word[0] in "#0123456789(&" or word in _small() or _caseless(word[0])
        for word in words
    )


def given_in(label: str) -> str:
    """The name in a label that gives its initials too: "Ada Lund (AL), host" is "Ada Lund"."""
    found = WITH_LETTERS.match(label)
    return found["name"] if found and found["letters"].isupper() else label


def has_case(label: str) -> bool:
    """Whether a label has a letter that is large or small: in other scripts nothing tells a name from a sentence."""
    return any(letter.isalpha() and not _caseless(letter) for letter in label)


def _caseless(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


def in_upper(label: str) -> bool:
    """Whether a label is in capitals, "MR. LEE (reading)", "SEN. McRAY" and "Mr. BO RAY" among them."""
    return _CLAN.sub("", untitled(label)).isupper()


def unnamed(label: str) -> bool:
    """Whether a label is somebody's in the hall whom nobody knows: "Unidentified Man #1"."""
    return _UNNAMED.fullmatch(" ".join(ASIDE.sub(" ", label).split())) is not None


def seconds_of(stamp: str | None) -> float | None:
    """Seconds of a time such as `1:02:03.5` or `02:03`; None when there is none."""
    if not stamp:
        return None
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def name_of(label: str) -> str | None:
    """The speaker a label names, in usual capitals; None for "Q" and "A", which name nobody.

    "MR. O'HARA (continuing)" gives "Mr. O'Hara", "THE CHAIR (DAME ADA KRANTZ)" and "THE CHAIR, DAME ADA KRANTZ"
    "Dame Ada Krantz", "Q1. Mrs Ada Lund" Mrs Ada Lund.
    """
    _, holder = office_of(label)
    bare = _NUMBERED.sub("", " ".join(ASIDE.sub(" ", holder or label).split()).replace(" ,", ",").strip(" ,"))
    bare = _CLOSE.sub(r"\1 ", _CHAIRED.sub("", bare))
    asker, _, name = bare.partition(" ")
    if len(asker) > 1 and name[:1].isupper() and asks_or_answers(asker):
        bare = name  # "Frage Molnar" is Molnar's
    if not bare or asks_or_answers(bare):
        return None
    if not in_upper(bare):
        return bare
    return " ".join(map(in_capitals, bare.split()))


def in_capitals(word: str) -> str:
    """A word in capitals as names are usually written: "O'HARA" is O'Hara, "McRAY" is McRay."""
    if word.lower() in _small() and word != "THE":
        return word.lower()
    if re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}-[A-Z]{2}|I{2,3}|IV", word):
        return word
    clan = re.match(r"Ma?c(?=[A-Z])", word)
    before = clan[0] if clan else ""
    return before + re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word[len(before) :])
