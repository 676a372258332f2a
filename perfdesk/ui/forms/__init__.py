"""Fields and texts as people fill them in: what the pages of single fields and texts are made of."""
