"""The description of the HTTP interface in OpenAPI 3.1, made from the values that the answers are made of.

The schemas of a verdict and of a checked draft follow the dataclasses, so that the description cannot lag
behind the program.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from quotes.citations import Citation
from quotes.draft.drafts import CheckedDraft, CheckedQuotation, DraftPlace, DraftQuotation
from quotes.verdict.verification import ENGINE
from quotes.verdicts import SCHEMA, Credited, Edit, Evidence, Finding, Passage, Searched, Verdict
from quotes.web.claims import LONGEST_NAME
from quotes.web.drafting import FORMATS
from quotes.web.settings import SiteSettings

NAMED = (
    Verdict, Edit, Finding, Passage, Evidence, Credited, Searched,
    CheckedDraft, CheckedQuotation, DraftQuotation, DraftPlace, Citation,
)  # fmt: skip
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
Json = dict[str, Any]

ERRORS = {
    "400": "No words, a body that is not JSON, or not of the form described here",
    "403": "The visitor may not see what the answer rests on",
    "404": "The site serves no database of quotations",
    "408": "The body did not come in time",
    "413": "A claim, a batch or a body beyond its limit",
    "429": "More claims a minute than one client address may ask",
    "500": "A fault in the program; nothing is said about the claim",
    "503": "The look-up took too long, or the database cannot be read",
}


def document(settings: SiteSettings, base: str = "") -> Json:
    """The description for a site with these settings below the path `base`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Quotes",
            "version": ENGINE,
            "summary": "Did this person say this, in these words, where first, and what was changed on the way?",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": base or "/"}],
        "paths": {
            "/-/verify.json": {"get": _verify_get(), "post": _verify_post()},
            "/-/check.json": {"get": _check_get(), "post": _check_post()},
            "/-/openapi.json": {
                "get": {
                    "operationId": "describe",
                    "summary": "This description",
                    "responses": {"200": _json("OpenAPI 3.1", {"type": "object"}), "304": UNCHANGED},
                }
            },
        },
        "components": {"schemas": _schemas(settings), "responses": _refusals(), "headers": _headers()},
    }


def _verify_get() -> Json:
    texts = dict.fromkeys(("speaker", "source", "said_on"), ("string", LONGEST_NAME))
    told = {
        "speaker": "Who is said to have said them",
        "source": "Where they are said to stand: a title or an address",
        "said_on": "When, as an ISO date (2024-03-12), month (2024-03) or year (2024)",
    }
    parameters = [
        _parameter("quote", "The words to check", {"$ref": "#/components/schemas/Words"}, required=True),
        *(
            _parameter(name, told[name], {"type": kind, "maxLength": longest})
            for name, (kind, longest) in texts.items()
        ),
    ]
    return {
        "operationId": "verifyClaim",
        "summary": "Check one short claim",
        "parameters": parameters,
        "responses": _responses("The verdict", "Verdict", kept=True),
    }


def _verify_post() -> Json:
    return {
        "operationId": "verifyClaims",
        "summary": "Check one claim of any length, or a batch",
        "requestBody": _body("Claim", "Batch"),
        "responses": _responses(
            "The verdict, or the verdicts in the order of the claims", "Verdict", "Verdicts"
        ),
    }


def _check_get() -> Json:
    parameters = [
        _parameter("text", "The draft", {"type": "string", "minLength": 1}, required=True),
        _parameter("format", "How the draft is written", {"$ref": "#/components/schemas/Format"}),
    ]
    return {
        "operationId": "checkShortDraft",
        "summary": "Check every quotation of a short text",
        "parameters": parameters,
        "responses": _responses("The quotations with their verdicts", "CheckedDraft", kept=True),
    }


def _check_post() -> Json:
    return {
        "operationId": "checkDraft",
        "summary": "Check every quotation of a draft; nothing of it is stored",
        "requestBody": _body("Draft"),
        "responses": _responses("The quotations with their verdicts", "CheckedDraft"),
    }


UNCHANGED = {"description": "The answer with the tag in If-None-Match is still the one to be given"}


def _json(description: str, schema: Json) -> Json:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _ref(*names: str) -> Json:
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    return refs[0] if len(refs) == 1 else {"oneOf": refs}


def _responses(description: str, *names: str, kept: bool = False) -> Json:
    answer = _json(description, _ref(*names))
    found: Json = {"200": answer}
    if kept:
        answer["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
        found["304"] = UNCHANGED
    return found | {status: {"$ref": f"#/components/responses/Refused{status}"} for status in ERRORS}


def _refusals() -> Json:
    found = {f"Refused{status}": _json(told, _ref("Refusal")) for status, told in ERRORS.items()}
    for status in ("429", "503"):
        found[f"Refused{status}"]["headers"] = {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}}
    return found


def _headers() -> Json:
    return {
        "ETag": {"description": "Changes when the answer may have", "schema": {"type": "string"}},
        "RetryAfter": {"description": "Seconds to wait", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
    }


def _parameter(name: str, description: str, schema: Json, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "description": description, "required": required, "schema": schema}


def _body(*names: str) -> Json:
    return {"required": True, "content": {"application/json": {"schema": _ref(*names)}}}


def _schemas(settings: SiteSettings) -> Json:
    name = {"type": ["string", "null"], "maxLength": LONGEST_NAME}
    # A claim needs a letter or a figure; what more it takes to be words, the answer 400 tells.
    words = {"type": "string", "minLength": 1, "maxLength": settings.shared.claim_characters}
    claim = {"quote": _ref("Words"), "speaker": name, "source": name, "said_on": name}
    ident = {"id": {"oneOf": [{"type": ["string", "null"], "maxLength": 200}, {"type": "integer"}]}}
    refusal = {
        "schema": {"const": SCHEMA},
        "ok": {"const": False},
        "status": {"type": "integer"},
        "error": {"type": "string", "description": "One sentence that says what to do"},
    }
    verdict = _described(Verdict)
    labelled = {**verdict, "properties": {**ident, **verdict["properties"]}}
    labelled["required"] = ["id", *verdict["required"]]
    claims: Json = {"type": "array", "minItems": 1, "maxItems": settings.shared.batch_claims}
    return {
        "Words": words,
        "Format": {"enum": list(FORMATS), "default": "text"},
        "Claim": _object(claim, required=["quote"]),
        "BatchClaim": _object({**claim, **ident}, required=["quote"]),
        "Batch": _object({"claims": {**claims, "items": _ref("BatchClaim")}}),
        "Draft": _object({"text": {"type": "string", "minLength": 1}, "format": _ref("Format")}, required=["text"]),
        "Verdicts": _object({"schema": {"const": SCHEMA}, "verdicts": {"type": "array", "items": _ref("LabelledVerdict")}}),
        "LabelledVerdict": labelled,
        "Refusal": _object(refusal),
        **{made.__name__: _described(made) for made in NAMED},
    }  # fmt: skip


def _object(properties: Json, required: list[str] | None = None) -> Json:
    needed = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


@cache
def _described(made: type) -> Json:
    """The JSON schema of a dataclass; every key is always there."""
    hints = get_type_hints(made)
    properties: Json = {field.name: _typed(hints[field.name]) for field in fields(made)}
    if made in (Verdict, CheckedDraft):
        properties = {"schema": {"const": SCHEMA}, **properties}
    found = _object(properties)
    if made is Verdict:
        # Inside a checked draft the number of the schema stands at the top alone.
        found["required"] = [name for name in properties if name != "schema"]
    return {**found, "description": (made.__doc__ or "").split("\n\n")[0].replace("\n   ", "")}


def _typed(hint: Any) -> Json:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (Union, UnionType):
        return {"anyOf": [_typed(arg) for arg in args]}
    if origin is tuple:
        return {"type": "array", "items": _typed(args[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _typed(args[1])}
    if hint is NoneType:
        return {"type": "null"}
    if isinstance(hint, type) and is_dataclass(hint):
        return _ref(hint.__name__)
    return {"type": PLAIN[hint]}
