"""Where Datasette calls us: routes, templates, the style sheet, menu links, cells, the security policy."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, NotFound
from markupsafe import Markup

import db.pages
from quotes.web import access, api, cells, links, pages, policy, presentation, settings

Function = TypeVar("Function", bound=Callable[..., Any])


def hook(function: Function) -> Function:
    """Mark a function as a hook of Datasette's, keeping its type."""
    return cast(Function, hookimpl(function))


@hook
def startup(datasette: Any) -> None:
    """Read the settings once, so that a mistake in them stops the start and not the first visitor."""
    settings.read(datasette.plugin_config("quotes"))


@hook
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our addresses; each page has its JSON twin."""
    return [
        (r"^/-/verify$", pages.verify_page),
        (r"^/-/verify\.json$", api.verify_json),
        (r"^/-/find$", pages.find_page),
        (r"^/-/check$", pages.check_page),
        (r"^/-/check\.json$", api.check_json),
    ]


@hook
def asgi_wrapper(datasette: Any) -> Any:
    """The security policy on every answer."""
    return policy.guard


@hook
def skip_csrf(datasette: Any, scope: Any) -> bool:
    """Asking for a verdict changes nothing, so a POST for one needs no token (Datasette 0.65)."""
    return str(scope.get("path", "")).endswith(("/-/verify.json", "/-/check.json"))


@hook
def menu_links(datasette: Any, actor: Any, request: Any) -> list[dict[str, str]]:
    """Our pages in the menu of Datasette's own."""
    return [
        {"href": datasette.urls.path("/-/verify"), "label": "Verify a quotation"},
        {"href": datasette.urls.path("/-/find"), "label": "Search what people said"},
    ]


@hook
def extra_css_urls(template: str | None, datasette: Any) -> list[str]:
    """A few rules for Datasette's own pages; ours bring their whole style sheet."""
    return [datasette.urls.static_plugins("quotes", "tables.css")]


@hook
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Who said it beside each wording, and links from the results of queries to quotes."""
    return cells.render(row, value, column, table, database, datasette)


@hook
def extra_template_vars(
    view_name: str | None, request: Any, datasette: Any, database: str | None, table: str | None
) -> Any:
    """What our home page and the page of a quote show beside Datasette's own."""

    async def variables() -> dict[str, Any]:
        if request is None:
            return {}
        try:
            if view_name == "index":
                return await _home(datasette, request)
            if view_name == "row" and table in ("quotes", "variants"):
                return await _quote(datasette, request, str(database), str(table))
        except (NotFound, Forbidden):
            pass
        return {}

    return variables


async def _home(datasette: Any, request: Any) -> dict[str, Any]:
    limits = settings.read(datasette.plugin_config("quotes"))
    ours = await access.database(datasette)
    await access.ensure(datasette, request, ours)
    counts = await access.read(ours, db.pages.counts, limits.time_limit_ms)
    doubted = await access.read(ours, db.pages.newest_doubted, limits.time_limit_ms)
    policy.ours(request)
    return {"home": counts, "doubted": doubted, "home_database": ours.name, "style_hash": pages.STYLE_HASH}


async def _quote(datasette: Any, request: Any, database: str, table: str) -> dict[str, Any]:
    limits = settings.read(datasette.plugin_config("quotes"))
    ours = datasette.get_database(database)
    if not await access.is_ours(ours):
        return {}
    await access.ensure(datasette, request, ours)
    key = tilde_decode(request.url_vars["pks"])
    shown = db.pages.quote if table == "quotes" else db.pages.wording
    quote = await access.read(ours, lambda conn: shown(conn, key), limits.time_limit_ms)
    if quote is None:
        return {}
    policy.ours(request)
    return {"quote_page": quote, "style_hash": pages.STYLE_HASH}


@hook
def prepare_jinja2_environment(env: Any) -> None:
    """What our templates call: safe links, and marks around the words that were looked for."""
    env.globals["web_link"] = links.web
    env.globals["deep_link"] = links.deep
    env.filters["marked"] = marked
    env.filters["before"] = presentation.before
    env.filters["after"] = presentation.after


def marked(text: str, mark: str, unmark: str) -> Markup:
    """The text, escaped, with the words that were looked for in <mark>."""
    escaped = Markup.escape(text)
    return Markup(str(escaped).replace(mark, "<mark>").replace(unmark, "</mark>"))
