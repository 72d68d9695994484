"""From pages of a thread to a document: which posts, whose report, which years, which sections."""
