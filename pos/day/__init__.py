"""The day: counted and closed."""
