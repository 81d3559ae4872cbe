"""A site → files: MkDocs, and one zip."""
