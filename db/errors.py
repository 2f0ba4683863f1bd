"""What can go wrong with a database.

DatabaseError       one sentence that says what to do next
├── Missing         there is no file at that path
├── NotOurs         the file is not a database of this program
├── NewerSchema     a later version of this program wrote it
├── Outdated        an earlier version wrote it and it may only be read
└── Locked          another process is writing and did not finish in time
"""


class DatabaseError(Exception):
    """A database that cannot be used; the message is one sentence that says what to do next."""


class Missing(DatabaseError):
    """There is no file at that path."""


class NotOurs(DatabaseError):
    """The file is not a database of this program."""


class NewerSchema(DatabaseError):
    """A later version of this program wrote the file."""


class Outdated(DatabaseError):
    """An earlier version wrote the file and it was opened for reading only."""


class Locked(DatabaseError):
    """Another process holds the file."""
