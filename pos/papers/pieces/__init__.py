"""The papers of single pieces, one file each."""
