"""Bytes → a document."""
