"""The records of an archive by every name that they have, so that a name can stand for a key."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_archive.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.records.fields import Record


class Names:
    """Finds the one record that a name means, whatever its letters and spaces."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._keys: set[str] = set()
        self._by_name: Mapping[str, dict[str, Record]] = defaultdict(dict)
        for record in records:
            self._keys |= {record.key, *record.aliases}
            for name in (record.key, *record.called):
                self._by_name[_folded(name)][record.key] = record

    def key_meant(self, name: str, field: str, own: str) -> str:
        """Return the key of the one record that a name in a field means; nothing if there are none or several.

        What is a key already, and the name of the page itself, whose key is ``own``, mean nothing else.
        """
        if name in self._keys:
            return ""
        kinds = FIELDS[field].keys
        found = self._by_name.get(_folded(name), {})
        keys = [key for key, record in found.items() if not kinds or record.kind in kinds]
        return keys[0] if len(keys) == 1 and keys[0] != own else ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
