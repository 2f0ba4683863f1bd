"""What the program says when it cannot do what was asked.

QuotesError         one sentence that says what to do next; `exit_code` is what the command line answers
├── BadClaim        the claim holds no words, or more than can be checked (2)
├── BadInput        a file handed in is not of the form a command takes (2)
└── CannotRead      a source or a database could not be read (3)
    └── Damaged     a bulk file breaks off or is of another form; what stands before is stored (3)
"""


class QuotesError(Exception):
    """Something a person can mend; the message says how."""

    exit_code = 2


class BadClaim(QuotesError):
    """A claim without words, or longer than the limit."""


class BadInput(QuotesError):
    """A file that is not of the form a command takes."""


class CannotRead(QuotesError):
    """A source or a database that could not be read."""

    exit_code = 3


class Damaged(CannotRead):
    """A bulk file that breaks off, or is of another form than it was taken for; what stands before is stored."""


OTHER_FOLDING = (
    "The database was made by a version of this program that cuts texts into words otherwise, so words would be "
    "missed; run `quotes rebuild`, which makes it again from its archive."
)
