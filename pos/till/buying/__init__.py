"""Goods bought from the public at the till."""
