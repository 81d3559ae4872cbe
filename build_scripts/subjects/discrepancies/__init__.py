"""Where the authentic English, or the text as adopted, reads otherwise than the Chinese."""
