"""Reading Chinese prose for what can be checked: one tokenizer with offsets, and clauses and statements built on it."""
