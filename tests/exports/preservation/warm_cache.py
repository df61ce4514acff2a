"""Put a file into the cache of roc-validator, as if it had been fetched: ``CACHE ADDRESS FILE``; run by its Python."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from urllib3 import HTTPResponse

if TYPE_CHECKING:
    from requests import PreparedRequest, Response


class Shelf(HTTPAdapter):
    """Answers every request with one file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._content = path.read_bytes()

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        kind = {"Content-Type": "application/ld+json"}
        answer = HTTPResponse(BytesIO(self._content), kind, 200, preload_content=False, request_url=request.url)
        return self.build_response(request, answer)


def warm(cache: str, address: str, path: Path) -> None:
    with CachedSession(cache_name=cache, backend="sqlite", expire_after=-1) as session:
        session.mount("https://", Shelf(path))
        session.get(address)


if __name__ == "__main__":
    warm(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
