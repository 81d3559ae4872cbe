"""How the units are cited."""
