"""What the check can put right by itself: mistakes with one right form, and the layout of front matter.

Nothing here changes a page's text, or a comment; what could be meant in two ways stays as it is and is told.
"""
