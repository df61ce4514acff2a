"""What a page's front matter may hold, said to other programs: editors, validators, the web form."""
