"""Places in texts: findings count code points, Qt counts units of UTF-16."""


def utf16_length(text: str) -> int:
    """How many units Qt counts in a text: two for each character beyond the basic plane."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
