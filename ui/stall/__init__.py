"""The screens of a stall, one a file."""
