"""Recorded votes, ballot by ballot."""
