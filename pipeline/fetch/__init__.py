"""Addresses of threads and boards go in, saved pages in a folder come out."""
