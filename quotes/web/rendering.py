"""Our pages put together in one go.

Datasette's templates may wait for something half-way, so each piece of them is a step of the event loop: 230 steps
a page, over half of the time that it takes. Ours have all they show before they begin.
"""

from typing import Any

from jinja2 import Environment, Template


class Whole(Template):
    """A template that waits for nothing, in the form in which Datasette asks for its own."""

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        """The page."""
        return self.render(*args, **kwargs)


async def rendered(datasette: Any, request: Any, name: str, context: dict[str, Any]) -> str:
    """The page that a template of ours makes of the context and of what Datasette and its plugins add to it."""
    one = hasattr(datasette, "get_jinja_environment")
    env = datasette.get_jinja_environment(request) if one else datasette.jinja_env
    template = _whole(env).get_template(f"quotes/{name}")
    page: str = await datasette.render_template(template, context, request=request)
    return page


def _whole(env: Environment) -> Environment:
    """The environment of our pages: Datasette's own, with its loaders and filters, but for the waiting."""
    found: Environment | None = env.__dict__.get("_quotes_whole")
    if found is None:
        # Templates change with a new version, which is a new start: five looks at the disk a page are saved.
        found = env.overlay(enable_async=False, auto_reload=False)
        found.template_class = Whole
        env.__dict__["_quotes_whole"] = found
    return found
