"""The verbs that open paragraphs."""
