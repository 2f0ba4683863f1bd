"""The files of a bundle that are text: how it is built, started, and checked."""

import hashlib
import json
from collections.abc import Mapping, Sequence

PORT = 8001


def command() -> list[str]:
    """What serves the bundle, from within its folder."""
    args = ["quotes", "serve", "--db", "quotes.db", "--immutable", "--inspect-file", "inspect-data.json"]
    return [*args, "--metadata", "metadata.yml", "--host", "0.0.0.0", "--port", str(PORT)]


def dockerfile(cmd: Sequence[str], python: str) -> str:
    """An image that needs nothing but this folder, runs as nobody in particular, and writes nothing."""
    return f"""\
FROM python:{python}-slim
WORKDIR /srv
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY app ./app
RUN pip install --no-cache-dir --no-deps ./app && rm -r app
COPY quotes.db reviews.db inspect-data.json metadata.yml ./
RUN useradd --no-create-home --shell /usr/sbin/nologin reader
USER reader
EXPOSE {PORT}
CMD {json.dumps(list(cmd))}
"""


COMPOSE = f"""\
services:
  quotes:
    build: .
    restart: unless-stopped
    ports:
      - "127.0.0.1:{PORT}:{PORT}"
    read_only: true
    tmpfs:
      - /tmp
    cap_drop:
      - ALL
    security_opt:
      - no-new-privileges:true
"""


def pyproject(version: str, requires: Sequence[str]) -> str:
    """What makes the program in `app/` an installed one, so that Datasette finds its plugin."""
    lines = "\n".join(f"    {json.dumps(one)}," for one in requires)
    return f"""\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "quotes"
version = {json.dumps(version)}
requires-python = ">=3.11"
dependencies = [
{lines}
]

[project.scripts]
quotes = "quotes.cli:main"

[project.entry-points.datasette]
quotes = "quotes.web"

[tool.hatch.build.targets.wheel]
packages = ["quotes", "db", "scrapers"]
"""


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hex, which is what Datasette calls the hash of a database."""
    return hashlib.sha256(data).hexdigest()


def inspected(files: Mapping[str, tuple[int, str, Mapping[str, int]]]) -> str:
    """Datasette's inspect data: by the name of each immutable file its size, its hash and the rows of each table."""
    data = {
        name.removesuffix(".db"): {
            "hash": hashed,
            "size": size,
            "file": name,
            "tables": {table: {"count": count} for table, count in sorted(counts.items())},
        }
        for name, (size, hashed, counts) in files.items()
    }
    return json.dumps(data, indent=2, sort_keys=True) + "\n"


def checksums(files: Mapping[str, bytes]) -> str:
    """SHA-256 of every file, as `sha256sum --check` reads them."""
    return "".join(f"{digest(data)}  {name}\n" for name, data in sorted(files.items()))
