"""What screens are built from: painted, named for screen readers, coloured by the look of their window."""
