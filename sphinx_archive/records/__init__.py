"""What one page says about itself, and what is wrong with it; without Sphinx."""
