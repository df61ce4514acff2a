"""A gateway: it answers harvesters (OAI-PMH) from the files below ``oai/`` of a built site, and needs nothing else.

It imports nothing of the rest of this package, so that it can be taken to wherever the site is served from.
"""

from __future__ import annotations

from sphinx_archive.gateway.serving import application

__all__ = ["application"]
