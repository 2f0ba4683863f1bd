"""The bundled story shows every verdict of the design: each of its claims is answered as its file says."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.reading.evidence import Evidence
from db.store import Store
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from tests.conftest import ROOT, Program

TOWN = ROOT / "examples" / "town-hall"
SOURCES = [
    TOWN / "transcript.txt",
    TOWN / "captions.vtt",
    *sorted(TOWN.glob("*.html")),
    ROOT / "examples" / "sayings.json",
]
CLAIMS = [json.loads(line) for line in (TOWN / "claims.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story")
    ran = Program(folder)("add", *SOURCES, "--db", folder / "quotes.db")
    assert ran.code == 0, ran.err
    return folder / "quotes.db"


def answered(story: Path, claim: dict[str, Any]) -> Verdict:
    with Store(story, readonly=True) as store:
        return verify_claim(Claim(claim["claim"], claim.get("speaker")), Evidence(store.conn))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_each_claim_gets_the_verdict_that_the_story_was_written_for(
    story: Path, claim: dict[str, Any]
) -> None:
    verdict = answered(story, claim)
    for axis, wanted in claim["expect"].items():
        accepted = wanted if isinstance(wanted, list) else [wanted]
        assert getattr(verdict, axis) in accepted, (verdict.summary, verdict.recorded, verdict.findings)


def test_the_makefile_builds_from_the_same_sources() -> None:
    recipe = (ROOT / "Makefile").read_text("utf-8")
    line = next(line for line in recipe.splitlines() if "quotes add" in line)
    named = [
        path for word in line.split() if word.startswith("examples/") for path in sorted(ROOT.glob(word))
    ]
    assert sorted(named) == sorted(SOURCES)
