"""The rules, one module each; the engine finds them here by itself."""
