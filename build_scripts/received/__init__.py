"""Files as people have them → a text in one of the layouts, and what it says of itself."""
