"""From saved bytes to pages: containers, encodings, forum software."""
