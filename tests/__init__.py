"""The tests. `pytest` runs them all; `pytest --update-goldens` rewrites what they expect."""
