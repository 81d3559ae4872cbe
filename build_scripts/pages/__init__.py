"""All pages, and those that belong to no subject."""
