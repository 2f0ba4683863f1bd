"""Persons, organisations and offices: names, terms, and which speakers are one person."""

from sqlite_utils import Database


def m002_speakers(db: Database) -> None:
    """Persons, organisations and offices, each with the names they go by."""
    db.table("speakers").create(
        {"id": str, "name": str, "kind": str, "qid": str},
        pk="id",
        not_null={"id", "name"},
        strict=True,
    )
    db.table("speaker_aliases").create(
        {"speaker_id": str, "alias": str, "fold": str, "origin": str},
        pk=("speaker_id", "fold"),
        not_null={"speaker_id", "alias", "fold"},
        foreign_keys=[("speaker_id", "speakers", "id")],
        strict=True,
    )
    db.table("speaker_aliases").create_index(["fold"])


def m014_persons(db: Database) -> None:
    """Which speakers are one person and why; what lists tell of lives and offices."""
    # Every form of a name is kept: "Mrs. Quill" and "Senator Quill" fold alike and tell different things.
    db.table("speaker_aliases").transform(pk=("speaker_id", "alias"))
    db.execute("ALTER TABLE speakers ADD COLUMN born TEXT")
    db.execute("ALTER TABLE speakers ADD COLUMN died TEXT")
    db.execute(
        "CREATE TABLE speaker_offices (speaker_id TEXT NOT NULL REFERENCES speakers (id), role TEXT NOT NULL, "
        "start TEXT NOT NULL, [end] TEXT, origin TEXT, PRIMARY KEY (speaker_id, role, start)) STRICT"
    )
    db.execute(
        "CREATE TABLE identities (speaker_id TEXT PRIMARY KEY REFERENCES speakers (id), person_id TEXT NOT NULL "
        "REFERENCES speakers (id), with_id TEXT, rule TEXT, evidence TEXT) STRICT"
    )
    db.execute("CREATE INDEX idx_identities_person_id ON identities (person_id)")
    # What identities are made of: surnames by sound, years on record, and every reason that was found.
    db.execute(
        "CREATE TABLE person_sounds (sound TEXT NOT NULL, speaker_id TEXT NOT NULL, PRIMARY KEY (sound, speaker_id)) "
        "STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_person_sounds_speaker_id ON person_sounds (speaker_id)")
    db.execute(
        "CREATE TABLE person_years (speaker_id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE person_reasons (sound TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, rule TEXT NOT NULL, "
        "evidence TEXT NOT NULL, PRIMARY KEY (sound, one, other, rule)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX idx_person_reasons_one ON person_reasons (one)")
    db.execute("CREATE INDEX idx_person_reasons_other ON person_reasons (other)")
    db.execute("CREATE TABLE person_pending (speaker_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")


def m016_last_names(db: Database) -> None:
    """Names on record by their last word, which a claim that names nobody but "Bush" asks for."""
    # Reading 200,000 names to the end took 15 ms, several times as long as the verdict; the index takes 0.1 ms.
    db.execute(
        "CREATE INDEX idx_speaker_aliases_last_word ON speaker_aliases "
        "(substr(fold, length(rtrim(fold, replace(fold, ' ', ''))) + 1))"
    )


def m017_places_of_offices(db: Database) -> None:
    """Whose office a term was of: the mayor of one town is not the mayor of another."""
    db.execute("ALTER TABLE speaker_offices RENAME TO placeless")
    db.execute(
        "CREATE TABLE speaker_offices (speaker_id TEXT NOT NULL REFERENCES speakers (id), role TEXT NOT NULL, "
        "start TEXT NOT NULL, [end] TEXT, origin TEXT, place TEXT NOT NULL DEFAULT '', "
        "PRIMARY KEY (speaker_id, role, start, place)) STRICT"
    )
    db.execute(
        "INSERT INTO speaker_offices (speaker_id, role, start, [end], origin) "
        "SELECT speaker_id, role, start, [end], origin FROM placeless"
    )
    db.execute("DROP TABLE placeless")
