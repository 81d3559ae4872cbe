"""Official texts of units that the corpus has already: laid beside them, compared, shown."""
