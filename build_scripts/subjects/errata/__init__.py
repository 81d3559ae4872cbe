"""Slips of the sources."""
