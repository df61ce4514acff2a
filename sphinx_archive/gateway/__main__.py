"""Answer harvesters (OAI-PMH) from a built site."""

from __future__ import annotations

import argparse
from pathlib import Path
from wsgiref.simple_server import make_server

from sphinx_archive.gateway.serving import application


def main() -> None:
    """Serve until somebody stops it."""
    parser = argparse.ArgumentParser(prog="python -m sphinx_archive.gateway", description=__doc__)
    parser.add_argument("folder", type=Path, help="the built site: _build/html")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (127.0.0.1, this computer alone)")
    parser.add_argument("--port", type=int, default=8001, help="the port to listen at (8001; 0 is any that is free)")
    parser.add_argument("--address", default="", help="where harvesters find it, as behind a proxy")
    parser.add_argument("--email", default="", help="the address to which harvesters can write")
    asked = parser.parse_args()
    if not (asked.folder / "oai" / "index.json").is_file():
        parser.error(f"{asked.folder} has no answers for harvesters. Is it a built site, and html_baseurl set?")
    with make_server(asked.host, asked.port, application(asked.folder, asked.address, asked.email)) as server:
        print(f"http://{asked.host}:{server.server_port}/oai?verb=Identify (stop with Ctrl+C)", flush=True)  # noqa: T201
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()  # noqa: T201


if __name__ == "__main__":
    main()
