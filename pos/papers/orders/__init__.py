"""The papers of goods made to order, one file each."""
