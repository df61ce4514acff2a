"""The Internet Archive: where it has a copy of a page, and how to ask it for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from wayback import WaybackSession

WAYBACK = "https://web.archive.org"
# What the path of a copy looks like: its moment, then the address.
_COPY = re.compile(r"/web/\d{14}\w*/.+")
MOST_STEPS = 5


class NotSaved(Exception):  # noqa: N818  (it is an answer to a person, not an error)
    """Why there is no copy of an address; ``is_last`` if it is useless to ask for others now."""

    def __init__(self, reason: str, *, is_last: bool = False) -> None:
        super().__init__(reason)
        self.is_last = is_last


class WaybackMachine:
    """Finds and asks for copies; it finds no more once it did not answer."""

    def __init__(self, root: str = WAYBACK, patience: float = 180) -> None:
        # Imported here: it takes as long to load as all pages take to check.
        from wayback import WaybackClient, WaybackSession

        self._root = root
        self._client = WaybackClient(WaybackSession(retries=1, timeout=30))
        self._session: WaybackSession = WaybackSession(retries=0, timeout=patience)
        self._answers = True

    def find(self, address: str) -> str:
        """Return where the newest copy of an address is, or an empty text; raise NotSaved if nobody answers."""
        from wayback.exceptions import WaybackException

        if not self._answers or is_copy(address):
            return ""
        try:
            copies = self._client.search(address, limit=-1, fast_latest=True, filter_field="statuscode:200")
            return next((str(copy.view_url) for copy in copies), "")
        except WaybackException as error:
            self._answers = False
            raise NotSaved(f"The Internet Archive does not answer ({error}).", is_last=True) from None

    def save(self, address: str) -> str:
        """Have a copy of an address made and return where it is; raise :class:`NotSaved` if there is none.

        It answers when the copy is made, which may take minutes, by leading there.
        """
        from wayback.exceptions import RateLimitError, WaybackException

        place = f"{self._root}/save/{address}"
        try:
            for _ in range(MOST_STEPS):
                answer = self._session.get(place, allow_redirects=False, stream=True)
                answer.close()
                place = urljoin(place, answer.headers.get("Location") or answer.headers.get("Content-Location") or "")
                parts = urlsplit(place)
                is_theirs = parts.netloc == urlsplit(self._root).netloc
                if is_theirs and _COPY.fullmatch(parts.path):
                    return f"{WAYBACK}{parts.path}{f'?{parts.query}' if parts.query else ''}"
                if not (is_theirs and answer.is_redirect):
                    raise NotSaved(_reason(answer.status_code, answer.headers.get("X-Archive-Wayback-Runtime-Error")))
        except RateLimitError:
            reason = "The Internet Archive asks to wait. Run the command again in an hour."
            raise NotSaved(reason, is_last=True) from None
        except ValueError:
            raise NotSaved("nobody can be asked for such an address") from None
        except (OSError, WaybackException) as error:
            reason = f"The Internet Archive does not answer: is there a network? ({type(error).__name__})"
            raise NotSaved(reason, is_last=True) from None
        raise NotSaved("it leads round in a circle")


def _reason(status: int, said: str | None) -> str:
    if said:
        return said
    return "a copy may come later" if status < 300 else f"the Internet Archive answered {status}"


def is_copy(address: str) -> bool:
    """Tell whether an address is that of a copy itself."""
    return urlsplit(address).hostname == urlsplit(WAYBACK).hostname
