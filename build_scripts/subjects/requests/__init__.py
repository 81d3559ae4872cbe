"""Who is asked to do what, by when."""
