"""`quotes shard` killed at any moment leaves the set that was there, and run again makes the next one."""

from pathlib import Path

from tests.crash import Work, point, rows, run

KILLS = 4


def ready(folder: Path) -> None:
    """A linked database and a first set of two shards."""
    (folder / "rows.jsonl").write_text(rows(600), "utf-8")
    for arguments in (("import", "rows.jsonl"), ("link",), ("shard", "--parts", "2")):
        code, _, said = run(folder, Work("", ready, arguments))
        assert code == 0, said


def test_a_cut_that_is_killed_leaves_a_whole_set(tmp_path: Path) -> None:
    ready(tmp_path)
    work = Work("shard", ready, ("shard", "--parts", "3"))
    code, seconds, said = run(tmp_path, work)
    assert code == 0, said
    died = 0
    for seed in range(KILLS):
        code, _, said = run(tmp_path, work, dies=seconds * point(seed, "shard"))
        died += code < 0
        code, _, said = run(tmp_path, Work("", ready, ("doctor", "--db", "quotes.shards")))
        assert code == 0, said
        assert "3 shards" in said
    assert died > KILLS / 3
    code, _, said = run(tmp_path, work)
    assert code == 0, said
    here = sorted(path.name for path in (tmp_path / "quotes.shards").iterdir())
    assert [name.startswith("cut-") for name in here] == [True, True, False]
    assert here[-1] == "shards.json"
