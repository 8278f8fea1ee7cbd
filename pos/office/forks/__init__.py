"""Forks: a day that two files claim, of one number or of two epochs, until a manager decides which of them counts."""
