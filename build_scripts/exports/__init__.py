"""The library as data: JSON, CSV, bibliographies, feeds."""
