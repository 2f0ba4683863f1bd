"""Where Datasette calls us: routes, templates, the style sheet, menu links, cells, the security policy."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from datasette import hookimpl
from markupsafe import Markup

from quotes.counting import counted
from quotes.web import (
    access,
    addresses,
    api,
    bodies,
    cells,
    exports,
    front,
    functions,
    links,
    naming,
    pages,
    plain,
    policy,
    presentation,
    rows,
    settings,
    together,
)
from quotes.web.reviewing import history, permission, saving, signin, things, waiting_page

Function = TypeVar("Function", bound=Callable[..., Any])


def hook(function: Function) -> Function:
    """Mark a function as a hook of Datasette's, keeping its type."""
    return cast(Function, hookimpl(function))


@hook
def startup(datasette: Any) -> None:
    """Read the settings once, so that a mistake in them stops the start and not the first visitor."""
    settings.of(datasette)
    together.join(datasette)
    access.keep_labels(datasette)
    # Datasette prints every error with rich where it is installed, a page that is not there too: 250 ms of processor
    # each, and local variables, visitors' claims among them, in the log.
    from datasette import handle_exception

    handle_exception.rich = None


@hook
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Our addresses; each page has its JSON twin."""
    return [
        (rf"^{front.HOME}$", front.home_page),
        (r"^/-/verify$", pages.verify_page),
        (r"^/-/verify\.json$", api.verify_json),
        (r"^/-/find$", pages.find_page),
        (r"^/-/check$", pages.check_page),
        (r"^/-/check\.json$", api.check_json),
        (r"^/-/openapi\.json$", api.openapi_json),
        (addresses.PATH, addresses.quote_page),
        (r"^/-/review$", waiting_page.queue_page),
        (r"^/-/review/decide$", saving.decide),
        (r"^/-/review/undo$", saving.take_back),
        (r"^/-/review/history$", history.history_page),
        (r"^/-/review/audit$", history.audit_page),
        (r"^/-/review/about/(?P<about>[a-z]{5,11})/(?P<id>[0-9a-f]{16})$", things.thing_page),
    ]


@hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """An old id of a quote leads on instead of nowhere."""
    return addresses.missing(datasette, request, exception)


# Last, so that it stands around what other plugins wrap: a wrong password is refused by one of them.
@cast(Callable[[Function], Function], hookimpl(trylast=True))
def asgi_wrapper(datasette: Any) -> Any:
    """The security policy on every answer, a bound on every body, names on Datasette's pages, the way to our home page."""
    lead = front.way(datasette)
    sign_in = signin.guard(datasette)
    return lambda app: policy.guard(bodies.bounded(datasette, naming.named(sign_in(lead(app)))))


@hook
def register_actions(datasette: Any) -> list[Any]:
    """Our permissions, for Datasette 1.0."""
    return permission.actions()


@hook
def permission_resources_sql(datasette: Any, actor: Any, action: str) -> Any:
    """Who has them, for Datasette 1.0."""
    return permission.rules(datasette, actor, action)


@hook
def permission_allowed(datasette: Any, actor: Any, action: str) -> bool | None:
    """Who has them, for Datasette 0.65."""
    return permission.configured(datasette, actor, action)


@hook
def prepare_connection(conn: Any) -> None:
    """The SQL functions, on every connection."""
    functions.register(conn)


@hook
def register_output_renderer(datasette: Any) -> list[dict[str, Any]]:
    """The formats in which one quote can be taken along."""
    return exports.renderers()


@hook
def skip_csrf(datasette: Any, scope: Any) -> bool:
    """Asking for a verdict changes nothing, so a POST for one needs no token (Datasette 0.65)."""
    return str(scope.get("path", "")).endswith(("/-/verify.json", "/-/check.json", "/-/check"))


@hook
def menu_links(datasette: Any, actor: Any, request: Any) -> Any:
    """Our pages in the menu of Datasette's own; the desk for who may review."""

    async def links() -> list[dict[str, str]]:
        pages = [
            ("/-/verify", "Verify a quotation"),
            ("/-/find", "Search what people said"),
            ("/-/check", "Check a draft"),
        ]
        if await permission.may(datasette, actor, permission.REVIEW):
            pages.append(("/-/review", "What deserves a look"))
        return [{"href": datasette.urls.path(path), "label": label} for path, label in pages]

    return links


@hook
def extra_css_urls(template: str | None, datasette: Any) -> list[str]:
    """Our colours on Datasette's own pages; ours bring their whole style sheet."""
    return [datasette.urls.static_plugins("quotes", name) for name in ("palette.css", "tables.css")]


@hook
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Who said it beside each wording, and links from the results of queries to quotes."""
    return cells.render(row, value, column, table, database, datasette)


@hook
def extra_template_vars(
    view_name: str | None, request: Any, datasette: Any, database: str | None, table: str | None
) -> Any:
    """What our pages of rows show beside Datasette's own."""

    async def variables() -> dict[str, Any]:
        if not request:
            return {}
        found = await rows.variables(datasette, request, view_name, database, table)
        if "shown" in found and table:
            found |= await things.on_row(datasette, request, table, found["shown"])
        if await permission.may(datasette, request.actor, permission.REVIEW):
            found["reviewer"] = permission.actor_id(request.actor)
        return found

    return variables


@hook
def prepare_jinja2_environment(env: Any) -> None:
    """What our templates call: safe links, and marks around the words that were looked for."""
    env.globals["sheets"] = pages.SHEETS
    env.globals["web_link"] = links.web
    env.globals["deep_link"] = links.deep
    env.filters["marked"] = marked
    env.filters.update(plain.FILTERS)
    env.filters["counted"] = counted
    env.filters["before"] = presentation.before
    env.filters["after"] = presentation.after


def marked(text: str, mark: str, unmark: str) -> Markup:
    """The text, escaped, with the words that were looked for in <mark>."""
    escaped = Markup.escape(text)
    return Markup(str(escaped).replace(mark, "<mark>").replace(unmark, "</mark>"))
