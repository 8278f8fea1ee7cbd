"""The roll-ups added up further, for long periods."""
