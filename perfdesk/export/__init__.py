"""A report under an outline becomes blocks; writers make files of blocks."""
