"""Edited copies of rows, of ten kinds, by a fixed seed: what `bench.linking` plants and looks for again.

    python -m bench.planting OUT.jsonl [--rows N]

A copy is a row of another document by the same speaker, with `id` = `planted-<kind>-<id of its row>`. Rows of
eight words or more are drawn without replacement; kinds take turns.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.inputs import CORPUS, Row, rows_of

SEED = 20_260_105
ROWS = 20_000
FEWEST_WORDS = 8
# How the id of a planted row begins.
MARK = "planted-"
Chance = random.Random

GLYPHS = {"'": "’", '"': "“", "-": "–"}
FILLERS = ("um,", "uh,", "you know,", "I mean,", "well,", "sort of,")
SENTENCES = (
    "That is what I came to tell you.",
    "Nobody in this room should be surprised.",
    "We have waited long enough for it.",
    "I said so at the time and I say it again.",
    "There is nothing more to add.",
)
# Contractions and spellings, each way; where a row has none, two short words are run together or parted.
PAIRS = (
    ("do not", "don't"),
    ("does not", "doesn't"),
    ("did not", "didn't"),
    ("is not", "isn't"),
    ("are not", "aren't"),
    ("was not", "wasn't"),
    ("cannot", "can't"),
    ("will not", "won't"),
    ("would not", "wouldn't"),
    ("it is", "it's"),
    ("that is", "that's"),
    ("I am", "I'm"),
    ("I have", "I've"),
    ("we are", "we're"),
    ("we have", "we've"),
    ("you are", "you're"),
    ("they are", "they're"),
    ("I will", "I'll"),
    ("labor", "labour"),
    ("honor", "honour"),
    ("favor", "favour"),
    ("center", "centre"),
    ("defense", "defence"),
    ("program", "programme"),
    ("toward", "towards"),
    ("among", "amongst"),
    ("while", "whilst"),
    ("until", "till"),
    ("OK", "okay"),
    ("going to", "gonna"),
    ("two", "2"),
    ("three", "3"),
    ("ten", "10"),
)


def glyphs(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """Other quotation marks and dashes, all capitals or all small, another end."""
    text = "".join(GLYPHS.get(char, char) for char in " ".join(words))
    text = text.upper() if chance.random() < 0.3 else text.lower()
    return f"“{text.rstrip('.!?,;')}”".split()


def fragment(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """A run of words from the middle: half to four fifths, five words at least."""
    size = max(5, round(len(words) * chance.uniform(0.5, 0.8)))
    at = chance.randint(0, len(words) - size)
    return words[at : at + size]


def marked_cut(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """A run of words left out, with the mark of a cut in its place."""
    begin, end = _gap(words, chance)
    return [*words[:begin], chance.choice(("…", "[...]", "...")), *words[end:]]


def silent_drop(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """A run of words left out without a mark."""
    begin, end = _gap(words, chance)
    return words[:begin] + words[end:]


def _gap(words: list[str], chance: Chance) -> tuple[int, int]:
    size = chance.randint(1, max(1, len(words) // 4))
    begin = chance.randint(2, len(words) - size - 2)
    return begin, begin + size


def typo(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """One or two words with two letters swapped, one lost or one doubled."""
    out = list(words)
    for at in chance.sample(range(len(words)), chance.randint(1, 2)):
        word = out[at]
        if len(word) < 4:
            continue
        i = chance.randint(1, len(word) - 2)
        out[at] = chance.choice(
            (
                word[:i] + word[i + 1] + word[i] + word[i + 2 :],
                word[:i] + word[i + 1 :],
                word[:i] + word[i] + word[i:],
            )
        )
    return out


def changed(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """One to three words replaced by others of the corpus, a fifth of the row at most."""
    out = list(words)
    for at in chance.sample(range(len(words)), chance.randint(1, max(1, min(3, len(words) // 5)))):
        out[at] = chance.choice(vocabulary)
    return out


def contraction(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """Every contraction and spelling of the list turned the other way round."""
    text = f" {' '.join(words)} "
    done = text
    for long, short in PAIRS:
        for one, other in ((long, short), (short, long)):
            if f" {one} " in text:
                done = done.replace(f" {one} ", f" {other} ")
    if done != text:
        return done.split()
    at = chance.randint(0, len(words) - 2)
    return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]]


def fillers(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """One to three fillers said in between."""
    out = list(words)
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(out))
        out[at:at] = chance.choice(FILLERS).split()
    return out


def sentence(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """A sentence added before or after."""
    more = chance.choice(SENTENCES).split()
    return more + words if chance.random() < 0.5 else words + more


def truncated(words: list[str], chance: Chance, vocabulary: Sequence[str]) -> list[str]:
    """Up to two fifths cut off at one edge."""
    size = chance.randint(1, max(1, len(words) * 2 // 5))
    return words[size:] if chance.random() < 0.5 else words[:-size]


KINDS: dict[str, Callable[[list[str], Chance, Sequence[str]], list[str]]] = {
    "glyphs": glyphs,
    "fragment": fragment,
    "marked_cut": marked_cut,
    "silent_drop": silent_drop,
    "typo": typo,
    "changed": changed,
    "contraction": contraction,
    "fillers": fillers,
    "sentence": sentence,
    "truncated": truncated,
}


def planted(corpus: Sequence[Row], count: int = ROWS, *, seed: int = SEED) -> Iterator[Row]:
    """Edited copies of `count` rows, kinds in turn; the same for the same corpus, count and seed."""
    chance = random.Random(seed)
    able = [row for row in corpus if len(row["text"].split()) >= FEWEST_WORDS]
    vocabulary = sorted({word for row in corpus[:20_000] for word in row["text"].split()})
    names = list(KINDS)
    for at, row in enumerate(chance.sample(able, min(count, len(able)))):
        kind = names[at % len(names)]
        text = " ".join(KINDS[kind](row["text"].split(), chance, vocabulary))
        yield {
            "id": f"{MARK}{kind}-{row['id']}",
            "text": text,
            "speaker": row.get("speaker"),
            "kind": "quote",
            "collection": "planted",
            "document": f"planted/{row['id']}",
        }


def repeated(corpus: Sequence[Row], count: int, *, seed: int = SEED) -> Iterator[Row]:
    """The corpus over and over up to so many rows, each row edited anew, each round in documents of its own.

    Rows that are too short to edit stay as they are.
    """
    chance = random.Random(seed)
    vocabulary = sorted({word for row in corpus[:20_000] for word in row["text"].split()})
    kinds = list(KINDS.values())
    for at in range(count):
        round_, row = at // len(corpus) + 1, corpus[at % len(corpus)]
        words = row["text"].split()
        if len(words) >= FEWEST_WORDS:
            words = chance.choice(kinds)(words, chance, vocabulary)
        again = {"id": f"again{round_}-{row['id']}", "text": " ".join(words)}
        yield {**row, **again, "document": f"again{round_}/{row.get('document')}"}


def main() -> None:
    """Write the planted rows of a corpus."""
    parser = argparse.ArgumentParser(description="Plant edited copies of rows.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS)
    options = parser.parse_args()
    rows = planted(rows_of(CORPUS), options.rows)
    options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
