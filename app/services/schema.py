"""The input of an act as JSON schema, drawn from the field declarations."""

from __future__ import annotations

from typing import Any

import attrs

from app.domain.fields import FieldSpec, specs
from app.services.catalogue import Act


def act_schema(found: Act) -> dict[str, Any]:
    """Name, label, roles, states and input of an act, ready for JSON."""
    return {
        "name": found.name,
        "label": found.label,
        "help": found.help,
        "subject": found.subject,
        "roles": list(found.roles),
        "states": list(found.states),
        "input": record_schema(found.given),
    }


def record_schema(record: type) -> dict[str, Any]:
    """A JSON schema (2020-12) for the input record of an act."""
    fields = specs(record)
    return {
        "type": "object",
        "properties": {s.name: _property(record, s) for s in fields},
        "required": [s.name for s in fields if s.required and _default(record, s) in (None, "", (), False)],
        "additionalProperties": False,
    }


def _default(record: type, spec: FieldSpec) -> Any:
    return attrs.fields_dict(record)[spec.name].default


def _property(record: type, spec: FieldSpec) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "date": {"type": "string", "format": "date"},
        "money": {"type": ["string", "number"], "description": "元，至多两位小数"},
        "flag": {"type": "boolean"},
        "number": {"type": "integer", "minimum": 1},
        "values": {"type": "object"},
    }
    found = dict(kinds.get(spec.kind, {"type": "string", "maxLength": spec.max_length}))
    if spec.kind == "record":
        assert spec.item is not None
        found = record_schema(spec.item)
    if spec.kind == "list":
        found = {"type": "array", "items": record_schema(spec.item) if spec.item else {"type": "string"}}
    if spec.choices:
        found["enum"] = list(spec.choices)
    default = _default(record, spec)
    if default not in (None, "", (), attrs.NOTHING) and isinstance(default, str | int | bool):
        found["default"] = default
    found["title"] = spec.label
    if spec.help or spec.rule:
        found["description"] = spec.help or spec.rule
    return found
