"""Goods made to order."""
