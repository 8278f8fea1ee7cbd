"""What was sold of each of the goods, added up for long periods."""
