"""What stands for a page where it is shared."""
