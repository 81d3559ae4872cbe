"""Units as Akoma Ntoso 3.0."""
