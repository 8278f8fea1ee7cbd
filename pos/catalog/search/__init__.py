"""The search in the goods: its index of words and of letters, kept in step with them."""
