"""Thin Dagster assets around the pure parts, one file a step."""
