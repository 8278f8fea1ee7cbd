"""Probes: small programs of the program's own environment, each timing one operation and its floor, told as JSON."""
