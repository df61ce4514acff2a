"""Records under their keys: begin, rename, merge and take away, so that no address is ever lost."""
