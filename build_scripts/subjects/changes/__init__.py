"""What changed in the site."""
