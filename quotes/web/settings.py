"""What the operator may set for the site, beside the settings that the whole program shares.

Both stand in `metadata.yml` under `plugins: quotes:`; `quotes.settings` reads the shared ones.
"""

import reprlib
from dataclasses import dataclass
from typing import Any

import quotes.settings
from quotes.errors import BadInput


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Limits that keep one visitor's request from becoming everybody's problem.

    `body_bytes` bytes a POST may have, `time_limit_ms` milliseconds that the look-ups of one claim may take,
    `request_limit_ms` those that a whole batch or draft may; `claims_per_minute` claims of one client address.
    `sign_ins_per_minute` times one client address may try to sign in. `shared` are the settings that command
    line, Python and server read alike.
    """

    shared: quotes.settings.Settings = quotes.settings.DEFAULT
    body_bytes: int = 1_000_000
    time_limit_ms: int = 5_000
    request_limit_ms: int = 30_000
    # More than two cores answer (bench/site.py: 450 a second): it stops a runaway loop. A site open to everybody sets less.
    claims_per_minute: int = 30_000
    # A person who mistypes needs three; at five a minute a list of a thousand common passwords takes over three hours.
    sign_ins_per_minute: int = 5

    def hash(self) -> str:
        """Twelve hex digits that change when a setting that can change an answer does."""
        return self.shared.hash()


OURS = ("body_bytes", "time_limit_ms", "request_limit_ms", "claims_per_minute", "sign_ins_per_minute")
# What is no number: who may review, and where their decisions are kept (quotes.web.reviewing); and the thresholds.
DESK = ("permissions", "reviews", "thresholds")
NAMES = (*quotes.settings.LIMITS, *OURS)


def of(datasette: Any) -> SiteSettings:
    """The settings of a site, read when it starts: 0.65 copies its whole metadata each time it is asked for them."""
    found: SiteSettings | None = datasette.__dict__.get("_quotes_settings")
    if found is None:
        found = datasette._quotes_settings = read(datasette.plugin_config("quotes"))
    return found


def read(config: dict[str, Any] | None) -> SiteSettings:
    """The settings as configured; raises `BadInput` on a name or a value that means nothing."""
    config = config or {}
    if unknown := sorted(set(config) - {*NAMES, *DESK}):
        raise BadInput(
            f"plugins: quotes: has no setting {unknown[0]!r}; there are {', '.join((*NAMES, *DESK))}."
        )
    for name in OURS:
        value = config.get(name, 1)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise BadInput(f"The setting {name} is {reprlib.repr(value)}; it must be a whole number above 0.")
    return SiteSettings(
        quotes.settings.from_mapping(config), **{name: config[name] for name in OURS if name in config}
    )
