"""What was refused and set apart, with the reason."""
