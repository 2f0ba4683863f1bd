"""What can go wrong with a database.

DatabaseError       one sentence that says what to do next
├── Missing         there is no file at that path
├── NotOurs         the file is not a database of this program
├── NewerSchema     a later version of this program wrote it
├── Outdated        an earlier version wrote it and it may only be read
├── NotWhole        a set of shards has a part missing, damaged or of another cut
├── ReadOnly        shards and bundles are only read: what they were made from is written
├── Altered         what the archive keeps is damaged: not what came in, or no journal
├── Locked          another process is writing and did not finish in time
├── Full            the disk has no room left
├── Shut            the file or its folder may not be written
└── Failing         the disk gave an error of its own
"""

import errno
import sqlite3


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


class Unmerged(DatabaseError):
    """What was written last stands in a log that cannot be read where the file lies."""


class NotWhole(DatabaseError):
    """A set of shards cannot be used as the whole that it was cut from."""


class ReadOnly(DatabaseError):
    """Shards, and what was published, are only read; what they were made from is written."""


class Altered(DatabaseError):
    """What the archive keeps is not what came in, or its journal cannot be read."""


class Locked(DatabaseError):
    """Another process holds the file."""


class Full(DatabaseError):
    """The disk has no room left."""


class Shut(DatabaseError):
    """The file or its folder may not be written."""


class Failing(DatabaseError):
    """The disk gave an error while it was read or written."""


def trouble(error: sqlite3.Error | OSError) -> DatabaseError | None:
    """What the machine's error means for a person: a full, shut, held or failing disk; None for any other error."""
    said, number = str(error), getattr(error, "errno", None)
    if "is full" in said or number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Full(
            "The disk has no room left; make room and run the command again, what was finished is stored."
        )
    if "readonly" in said or number in (errno.EROFS, errno.EACCES, errno.EPERM):
        name = getattr(error, "filename", None) or "The database or its folder"
        return Shut(f"{name} may not be written; change its permissions or name another with --db.")
    if "database is locked" in said:
        return Locked("The database is being written by another process; try again when it has finished.")
    if "disk I/O error" in said or number == errno.EIO:
        return Failing("The disk gave an error; check it and its free room, then run `quotes doctor`.")
    return None
