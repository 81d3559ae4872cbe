"""The units as books: EPUB and DOCX."""
