"""One file a command of `zhibiao`."""
