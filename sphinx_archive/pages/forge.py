"""Where corrections go: to the forge that keeps the sources of the archive, or to a mailbox. Pure text, no network."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

# What RFC 3986 lets stand in a path as it is; a plus sign would be a space in forms.
_IN_PATH = "/@:,;=~"
_SSH = re.compile(r"[\w.-]+@(?P<host>[\w.-]+):(?P<path>[^:]+)")
_LONGEST_TITLE = 150


class Place(NamedTuple):
    """A page that somebody corrects: title, permanent address, the archive's edition, its file in the repository.

    The file is empty where no author wrote the page; address and edition are empty where they are not known.
    """

    title: str
    address: str
    edition: str
    file: str = ""

    @property
    def short_title(self) -> str:
        """Return the title, cut where an address would become too long for servers."""
        whole = len(self.title) <= _LONGEST_TITLE
        return self.title if whole else f"{self.title[:_LONGEST_TITLE].rstrip()} …"

    @property
    def questions(self) -> str:
        """Return what a reader fills in who has no form."""
        known = (("Page", self.title), ("Address", self.address), ("Edition", self.edition))
        lines = [f"{name}: {value}" for name, value in known if value]
        return "\n".join([*lines, "", "What is wrong:", "", "What is right, and the source that says so:", ""])


class Forge(NamedTuple):
    """A repository on the web: its address without a slash at the end, its kind, the branch that readers see."""

    address: str
    kind: str
    branch: str

    def edit(self, place: Place) -> str:
        """Return where a page's source is edited; empty for a page that has none."""
        way = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[self.kind]
        return f"{self.address}/{way}/{quote(self.branch)}/{quote(place.file, _IN_PATH)}" if place.file else ""

    def report(self, place: Place) -> str:
        """Return where a mistake is reported, with the page filled in."""
        title = f"Correction: {place.short_title}"
        if self.kind == "github":  # the names of fields are those of .github/ISSUE_TEMPLATE/correction.yml
            known = {"page": f"{place.title} {place.address}".strip(), "edition": place.edition}
            return _asked(f"{self.address}/issues/new", {"template": "correction.yml", "title": title, **known})
        if self.kind == "gitlab":
            known = {"issue[title]": title, "issue[description]": place.questions}
            return _asked(f"{self.address}/-/issues/new", known)
        return _asked(f"{self.address}/issues/new", {"title": title, "body": place.questions})


def forge(repository: str, branch: str) -> Forge | None:
    """Return the forge of a repository, known by the name of its host; None where it is no forge that is known.

    The repository's address is that of its page or one to clone it from, with ssh too; a password in it is left out.
    """
    address = web_address(repository)
    host = urlsplit(address).hostname or ""
    names = {"github": "github", "gitlab": "gitlab", "codeberg": "forgejo", "forgejo": "forgejo", "gitea": "forgejo"}
    kind = next((kind for name, kind in names.items() if name in host), None)
    return Forge(address, kind, branch) if kind else None


def web_address(repository: str) -> str:
    """Return the address of a repository's page; empty for a folder and for what is no address."""
    ssh = _SSH.fullmatch(repository)
    try:
        parts = urlsplit(f"ssh://{ssh['host']}/{ssh['path']}" if ssh else repository)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    path = parts.path.strip("/").removesuffix(".git")
    if parts.scheme not in ("http", "https", "ssh", "git") or not host or "/" not in path:
        return ""
    web = parts.scheme in ("http", "https")
    place = f"{host}:{port}" if web and port else host
    return f"{parts.scheme if web else 'https'}://{place}/{quote(path, _IN_PATH + '%')}"


def by_mail(mailbox: str, place: Place) -> str:
    """Return the address that opens a message to a mailbox, with the page filled in. Source: RFC 6068."""
    known = {"subject": f"Correction: {place.short_title}", "body": place.questions.replace("\n", "\r\n")}
    return _asked(f"mailto:{quote(mailbox, '@+')}", known)


def _asked(address: str, known: dict[str, str]) -> str:
    return f"{address}?{urlencode({name: value for name, value in known.items() if value}, quote_via=quote)}"
