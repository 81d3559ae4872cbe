"""What succeeded what, and what changed."""
