"""Traditional Chinese and English of the texts."""
