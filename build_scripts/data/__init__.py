"""The data beside the pages."""
