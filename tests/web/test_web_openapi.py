"""`/-/openapi.json`: valid, complete, and true of every answer, whatever is asked."""

import asyncio
import json
from typing import Any

import pytest
import schemathesis
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tests.web_fixtures import CLAIM_ALTERED, RECORD, desk

DRAFT = f"Ines Marlow said: “{CLAIM_ALTERED}.” Nobody laughed."
# A fault of the program is never the right answer; a look-up too slow is none in a town of five wordings.
NEVER = {500, 503}


async def _described(site: Any) -> dict[str, Any]:
    answer = await site.client.get("/-/openapi.json")
    assert answer.status_code == 200
    return dict(answer.json())


def _validator(description: dict[str, Any], name: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    )


async def test_the_description_is_openapi_three_one_and_every_schema_in_it_is_one() -> None:
    async with desk() as site:
        description = await _described(site)
    assert description["openapi"].startswith("3.1")
    assert set(description["paths"]) == {"/-/verify.json", "/-/check.json", "/-/openapi.json"}
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    text = json.dumps(description)
    for name in description["components"]["schemas"]:
        assert f"#/components/schemas/{name}" in text, f"{name} is described and used nowhere"


async def test_answers_are_of_the_form_that_is_described() -> None:
    async with desk() as site:
        description = await _described(site)
        one = await site.client.get(
            "/-/verify.json", params={"quote": CLAIM_ALTERED, "speaker": "Ines Marlow"}
        )
        many = await site.client.post(
            "/-/verify.json", content=json.dumps({"claims": [{"quote": RECORD}]}).encode()
        )
        draft = await site.client.post("/-/check.json", content=json.dumps({"text": DRAFT}).encode())
        wrong = await site.client.get("/-/verify.json")
    for answer, name in ((one, "Verdict"), (many, "Verdicts"), (draft, "CheckedDraft"), (wrong, "Refusal")):
        _validator(description, name).validate(answer.json())
    assert not _validator(description, "Verdict").is_valid({**one.json(), "wording": "perhaps"})
    assert not _validator(description, "Verdict").is_valid({"schema": 1})


async def test_the_limits_in_the_description_are_those_of_the_site() -> None:
    async with desk(plugin={"claim_characters": 77, "batch_claims": 3}) as site:
        schemas = (await _described(site))["components"]["schemas"]
    assert schemas["Words"]["maxLength"] == 77
    assert schemas["Batch"]["properties"]["claims"]["maxItems"] == 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", ["/-/verify.json", "/-/check.json"])
def test_whatever_the_description_allows_is_answered_as_it_says(path: str) -> None:
    """Cases made by schemathesis, wrong ones among them: each answer is one of those described."""
    from hypothesis import HealthCheck, given
    from hypothesis import settings as budget
    from hypothesis import strategies as st

    with asyncio.Runner() as loop:
        context = desk()
        site = loop.run(context.__aenter__())
        try:
            schema = schemathesis.openapi.from_dict(loop.run(_described(site)))
            seen: set[int] = set()
            operations = [schema[path][method] for method in ("get", "post")]

            @given(case=st.one_of([operation.as_strategy() for operation in operations]))
            @budget(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
            def ask(case: Any) -> None:
                sent = {
                    key: value
                    for key, value in case.as_transport_kwargs().items()
                    if key in ("json", "params")
                }
                answer = loop.run(site.client.request(case.method, path, **sent))
                seen.add(answer.status_code)
                assert answer.status_code not in NEVER
                made = schemathesis.Response.from_httpx(answer, verify=False)
                case.validate_response(made, checks=[status_code_conformance, response_schema_conformance])

            ask()
            assert 200 in seen
        finally:
            loop.run(context.__aexit__(None, None, None))
