"""Parcels: a product that consists of others."""
