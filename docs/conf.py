"""How Sphinx builds the Metalworkers' Archive."""

import os

project = "The Metalworkers' Archive"
author = "The Metalworkers' Archive"
copyright = "Texts: The Metalworkers' Archive, CC BY 4.0"
release = "2026.11"
archive_licence = "https://spdx.org/licenses/CC-BY-4.0"
language = "en"

extensions = [
    "myst_parser",
    "sphinx_copybutton",
    "sphinxcontrib.video",
    "sphinx_archive",
]
primary_domain = "archive"
exclude_patterns = ["_build", "handbook/examples", "**/.*"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
# `make pdf` and `make epub` put books beside the pages; pages link to them.
archive_books = True
# Where "Edit this page" and "Report a mistake" lead; Read the Docs knows it, and a copy elsewhere has no such links.
archive_repository = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "")
# Titles and quotations stand as they were published, straight quotes included.
smartquotes = False

html_theme = "sphinx_book_theme"
html_title = "The Metalworkers' Archive"
html_baseurl = "https://metalworkers-archive.readthedocs.io/en/latest/"
html_copy_source = False
html_show_sphinx = False
html_sidebars = {"**": ["archive-sidebar.html"]}
html_favicon = "favicon.svg"
html_context = {"default_mode": "auto"}
html_theme_options = {
    "disable_search": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
}
