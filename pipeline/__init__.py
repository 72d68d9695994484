"""Zhibiao: forum pages with government work reports in, a warehouse of indicators out."""

__version__ = "0.1.0"
