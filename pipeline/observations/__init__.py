"""From paragraphs to observations: the grammar of how reports state quantities."""
