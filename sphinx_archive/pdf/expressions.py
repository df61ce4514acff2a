"""Typst expressions: the one place where text becomes Typst source, always as a string literal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

Expression = NewType("Expression", str)

NOTHING = Expression("[]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def literal(text: str) -> Expression:
    """Return `text` as a Typst string literal; characters that no page can show are dropped."""
    visible = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    escaped = visible.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return Expression(f'"{escaped}"')


def truth(value: object) -> Expression:
    """Return Typst's `true` or `false`."""
    return Expression("true" if value else "false")


def number(value: int) -> Expression:
    """Return a whole number."""
    return Expression(str(int(value)))


def array(expressions: Iterable[Expression]) -> Expression:
    """Return a Typst array, also of one element or of none."""
    return Expression("(" + "".join(f"{expression}, " for expression in expressions) + ")")


def dictionary(**values: Expression) -> Expression:
    """Return a Typst dictionary; underscores in the keys become hyphens."""
    return Expression("(" + ", ".join(_named(values)) + ")")


def call(function: str, *positional: Expression, **named: Expression) -> Expression:
    """Return a call of `function`; underscores in the argument names become hyphens."""
    return Expression(f"{function}({', '.join((*_named(named), *positional))})")


def block(expressions: Iterable[Expression]) -> Expression:
    """Return the expressions one after the other as one piece of content."""
    kept = [expression for expression in expressions if expression != NOTHING]
    if not kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else Expression("{\n" + "\n".join(kept) + "\n}")


def _named(values: dict[str, Expression]) -> tuple[str, ...]:
    return tuple(f"{name.replace('_', '-')}: {value}" for name, value in values.items())
