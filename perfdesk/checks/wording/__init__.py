"""How a text is written, whatever it says: its signs, brackets, blanks, numbering, and what is said twice."""
