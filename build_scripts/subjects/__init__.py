"""One folder for each subject: how it is found, checked, shown and given as data."""
