"""The summary files that the office accepted."""
