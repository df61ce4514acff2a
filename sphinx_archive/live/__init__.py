"""The preview: the page that is being edited, in a browser that follows every save.

One process serves the browser, watches the folder and checks the pages as ``check`` does. Another, the worker, keeps
Sphinx with all pages read; a save makes it read one page, and a page is written when the browser asks for it. Whatever
breaks Sphinx ends the worker alone, and the next save starts another.
"""
