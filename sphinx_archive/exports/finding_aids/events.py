"""When descriptions were made and last changed, which is when their pages were."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.history import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.catalogue.history import History
    from sphinx_archive.records.fields import Record

# Both standards demand an event with a date; where history is not known, this stands for it.
UNKNOWN = "unknown"


class Event(NamedTuple):
    """``kind`` is the word for it in EAD3 and EAC-CPF, ``moment`` in ISO 8601."""

    kind: str
    moment: str

    @property
    def day(self) -> str:
        """Return its day; empty where it is not known."""
        return self.moment[:10]


class Events(NamedTuple):
    """What happened to a description: at least one event, in order."""

    listed: tuple[Event, ...]

    @property
    def newest(self) -> str:
        """Return the day of the newest change; empty where it is not known."""
        return self.listed[-1].day

    @property
    def status(self) -> str:
        """Return whether it is as it was made or has changed since."""
        return "revised" if len(self.listed) > 1 else "new"


def events_of(records: Iterable[Record], history: History) -> Events:
    """Return when the first of some records was described, and the newest change of any."""
    known = [dates for record in records if (dates := history.of(record.docname))]
    if not known:
        return Events((Event(UNKNOWN, ""),))
    made, changed = min(dates.created for dates in known), max(dates.changed for dates in known)
    later = (Event("revised", stamp(changed)),) if changed != made else ()
    return Events((Event("created", stamp(made)), *later))
