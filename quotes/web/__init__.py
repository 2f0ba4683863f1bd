"""The site: a Datasette plugin that answers whether somebody said something, with the evidence."""

from quotes.web.hooks import (
    asgi_wrapper,
    extra_css_urls,
    extra_template_vars,
    handle_exception,
    menu_links,
    permission_allowed,
    permission_resources_sql,
    prepare_connection,
    prepare_jinja2_environment,
    register_actions,
    register_output_renderer,
    register_routes,
    render_cell,
    skip_csrf,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "extra_css_urls",
    "extra_template_vars",
    "handle_exception",
    "menu_links",
    "permission_allowed",
    "permission_resources_sql",
    "prepare_connection",
    "prepare_jinja2_environment",
    "register_actions",
    "register_output_renderer",
    "register_routes",
    "render_cell",
    "skip_csrf",
    "startup",
]
