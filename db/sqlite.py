"""sqlite-utils, without pandas: it loads that where it is installed, for the type of a column of its timestamps alone.

That takes a third of a second of every command, and no row of ours holds such a value.
"""

import sys
from types import ModuleType
from typing import cast

_HERE = "pandas" in sys.modules
if not _HERE:
    # A module that is None is told as one that is not installed (the language reference, 5.3.1).
    sys.modules["pandas"] = cast(ModuleType, None)
try:
    from sqlite_utils import Database, Migrations
finally:
    if not _HERE:
        del sys.modules["pandas"]

__all__ = ["Database", "Migrations"]
