"""Screens before there is a stall or an office."""
