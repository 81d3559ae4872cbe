"""From the sources of the corpus to a site in which every paragraph has its address."""
