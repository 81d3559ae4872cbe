"""Citations: found in the text, typed, resolved, and set apart."""
