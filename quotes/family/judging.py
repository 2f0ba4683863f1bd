"""What was done to a wording on the way: the kind of a link and its edits, as verification would tell them."""

import json

from quotes.wording import compare


def judged(text: str, model: str) -> tuple[str, str]:
    """How a wording stands to the longer one it goes back to: the kind, and the edits as JSON.

    The kind is the wording that verification gives when `text` is claimed and `model` is on record: `minor`,
    `excerpt`, `elided`, `altered`, `meaning_changed`, `spliced`. An edit is `[op, recorded words, changed words]`
    with `op` one of replace, insert, delete; `["turned", what, words]` says what made the guard fire.
    """
    found = compare(text, model)
    edits = [
        [edit.op, edit.recorded.strip(), edit.claim.strip()] for edit in found.edits if edit.op != "equal"
    ]
    edits += [
        ["turned", finding.kind, (finding.claim or finding.recorded).strip()]
        for finding in found.findings
        if finding.turns
    ]
    return found.wording, json.dumps(edits, ensure_ascii=False)
