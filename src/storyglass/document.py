"""Rows as plain data and back: what JSON holds, told by the types of the rows' own fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

RENAMED = {"break_": "break"}
"""Fields whose name in the document is a Python keyword."""


def plain(value: Any) -> Any:
    """Rows as dicts, sequences as lists, scores rounded to .01; a row may say by `to_plain` how it wants to look.

    Raises TypeError for anything that has no place in a document.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return round(value, 2)
    if hasattr(value, "to_plain"):
        return value.to_plain()
    if is_dataclass(value):
        return {RENAMED.get(f.name, f.name): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no place in a story document")


def build(cls: type[T], body: Mapping[str, Any]) -> T:
    """The dataclass `cls` from its plain form, by the types of its fields; keys it does not know are additions.

    Raises TypeError or KeyError where the plain form does not fit.
    """
    hints = get_type_hints(cls)
    found = {}
    for item in fields(cls):  # type: ignore[arg-type]
        key = RENAMED.get(item.name, item.name)
        if key in body:
            found[item.name] = _value(hints[item.name], body[key])
    return cls(**found)


def _value(hint: Any, value: Any) -> Any:
    """A plain value as the type that a field asks for."""
    options = [option for option in get_args(hint) if option is not type(None)] if type(None) in get_args(hint) else []
    if value is None:
        return None
    if options:
        return _value(options[0], value)
    if hasattr(hint, "from_plain"):
        return hint.from_plain(value)
    if isinstance(hint, type) and is_dataclass(hint):
        return build(hint, value)
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return hint(*value)
    if get_origin(hint) is tuple:
        return tuple(value)
    if get_origin(hint) is list:
        (inner,) = get_args(hint)
        return [_value(inner, item) for item in value]
    return value
