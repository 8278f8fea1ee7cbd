"""The papers of makers whose goods a stall sells, one file each."""
