"""The JSON Schema of a record as JSON Lines hold it, made of the models that read front matter.

Source: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from sphinx_archive.records.fields import FIELDS, Fields, in_yaml
from sphinx_archive.records.values import KEY

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

    from sphinx_archive.exports.archive import Archive

TEXT = {"type": "string"}
KEYS = {"type": "array", "items": {**TEXT, "pattern": f"^(?:{KEY.pattern})$"}}
MOMENT = {**TEXT, "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
NEEDED = ("key", "title", "kind")
# What the lines say of a record besides its front matter.
BESIDES: dict[str, Any] = {
    "key": {**TEXT, "pattern": f"^(?:{KEY.pattern})$", "description": "The record's permanent name."},
    "title": {**TEXT, "description": "The page's heading, without the brackets of a supplied title."},
    "address": {**TEXT, "pattern": "^https?://", "description": "The permanent address of the record's page."},
    "relations": {
        "type": "object",
        "additionalProperties": KEYS,
        "description": "Keys of related records, from whichever side the relation was written.",
    },
    "created": {**MOMENT, "description": "When the page was added to the archive, UTC."},
    "changed": {**MOMENT, "description": "When the page was last changed, UTC."},
}


def render(archive: Archive) -> bytes:
    """Return the schema."""
    named = {"$id": address} if (address := archive.at("data/record.schema.json")) else {}
    schema = {"$schema": Shape.schema_dialect, **named, **_shape()}
    return json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n"


@cache
def _shape() -> dict[str, Any]:
    shape = Fields.model_json_schema(by_alias=True, schema_generator=Shape)
    for name, row in FIELDS.items():
        shape["properties"][in_yaml(name)] |= {"title": row.label, "description": row.meaning}
    return shape | {
        "title": "A record",
        "properties": BESIDES | shape["properties"],
        "required": NEEDED,
        "description": "What a page states about one thing. What has no value is left out.",
    }


class Shape(GenerateJsonSchema):
    """Says of dates that they are text, and leaves out what is no use to those who only read."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        """Return what stands for a date, the one type of our own."""
        return {**TEXT, "description": "A date in EDTF (ISO 8601-2)."}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return a schema without null: what has no value is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return a schema without its default."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Whether to make a title of a field's name: never, for the field table has labels."""
        return False
