"""Links drawn by a published seed and read by hand: how many lead to the same utterance?

    python -m bench.link_sample [--read]

Of the links that the last run of `bench.linking` made, 100 are drawn among those that a planted copy stands in and 100
among all others, by the hash of the seed and of their rows: where the rules of linking change, nearly all of the sample
stays, and the links that are new in it are read. A link is `right` if both wordings go back to one utterance (a copy, a
part, changed words, another translation of the verse), `arguable` if careful readers could differ, else `false`; only
`right` counts. `labels/links.jsonl` keeps row ids, a label and a reason, no text.
`--read` prints those that nobody has labelled.
"""

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench import report
from bench.figures import Cell, Table
from bench.inputs import ROOT, WORK, rows_of
from bench.measuring import interval
from bench.planting import MARK
from db.store import Store

LABELS = ROOT / "bench" / "labels" / "links.jsonl"
SEED = 20_261_126
# Links drawn of each kind.
EACH = 100
PLANTED, OTHER = "with a planted copy", "between rows of the corpus"


@dataclass(frozen=True, slots=True)
class Link:
    """The first row of either wording (one of the corpus, where there is one), their numbers, and what the link says."""

    rows: tuple[str, str]
    numbers: tuple[int, int]
    kind: str
    score: float

    @property
    def stratum(self) -> str:
        """Whether one of its wordings is on record only since it was planted."""
        return PLANTED if any(row.startswith(MARK) for row in self.rows) else OTHER


def main() -> None:
    """Print how many of the links drawn are labelled right, and those still to be read."""
    parser = argparse.ArgumentParser(description="Links of the last run, read by hand.")
    parser.add_argument("--read", action="store_true", help="print links that want a label")
    options = parser.parse_args()
    with Store(WORK / "linking.db", readonly=True) as store:
        found = links(store)
        print(report.table(judged(found)))
        if options.read:
            known = labels()
            for link in drawn(found):
                if link.rows not in known:
                    print(told(store, link))


def links(store: Store) -> list[Link]:
    """All links of a database."""
    first: dict[int, str] = {}
    sql = "SELECT variant_n, external_id FROM occurrences WHERE external_id IS NOT NULL"
    for n, row in store.conn.execute(sql):
        first[n] = min(first.get(n, row), row, key=lambda one: (one.startswith(MARK), one))
    sql = "SELECT variant_n, to_variant_n, kind, score FROM links"
    return [
        Link((first[n], first[to]), (n, to), kind, score) for n, to, kind, score in store.conn.execute(sql)
    ]


def drawn(found: Iterable[Link], *, seed: int = SEED, each: int = EACH) -> list[Link]:
    """So many links of each stratum, the first by hash; the same for the same links, however they are ordered."""
    strata: defaultdict[str, list[Link]] = defaultdict(list)
    for link in found:
        strata[link.stratum].append(link)
    return [
        link
        for name in sorted(strata)
        for link in sorted(strata[name], key=lambda one: _lot(one, seed))[:each]
    ]


def _lot(link: Link, seed: int) -> bytes:
    return hashlib.sha256(f"{seed} {' '.join(link.rows)}".encode()).digest()


def labels() -> dict[tuple[str, str], str]:
    """The labels given by hand, by the rows of a link: `right`, `arguable` or `false`."""
    return {(row["from"], row["to"]): row["label"] for row in rows_of(LABELS)}


def judged(found: Sequence[Link]) -> Table:
    """For each stratum how many of the links drawn and read are right, with the 95 % interval (Wilson), and for all links."""
    known = labels()
    sample = drawn(found)
    rows: list[list[Cell]] = []
    total = share = 0.0
    for name, count in sorted(Counter(link.stratum for link in found).items()):
        read = Counter(known[link.rows] for link in sample if link.stratum == name and link.rows in known)
        if read:
            right, of = read["right"], read.total()
            rows.append(
                [name, count, of, right, read["arguable"], read["false"], right / of, *interval(right, of)]
            )
            total, share = total + count, share + count * right / of
    if len(rows) > 1:
        # Each stratum's share stands for all of its links.
        rows.append(["all links", round(total), *[None] * 4, share / total, None, None])
    head = ("links", "made", "read", "right", "arguable", "false", "right, as a share", "95 % from", "to")
    return Table("", head, ("", ",d", "d", "d", "d", "d", ".3f", ".3f", ".3f"), rows)


def told(store: Store, link: Link) -> str:
    """A link as it is read: both texts with those they are credited to."""
    lines = [f"{' -> '.join(link.rows)}  {link.kind} {link.score:.0f}"]
    for n in link.numbers:
        lines += (f"  [{speakers}] {text}" for text, speakers in store.conn.execute(_WORDING, (n,)))
    return "\n".join(lines)


_WORDING = """
SELECT text, (SELECT group_concat(DISTINCT s.name) FROM occurrences o JOIN attributions a ON a.occurrence_id = o.id
    JOIN speakers s ON s.id = a.speaker_id WHERE o.variant_n = v.n)
FROM variants v WHERE n = ?
"""

if __name__ == "__main__":
    main()
