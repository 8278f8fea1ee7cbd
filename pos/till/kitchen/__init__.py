"""The kitchen: queue numbers of a day, what it was told of each order, and what is cooking or ready."""
