"""The tills that may hand in."""
