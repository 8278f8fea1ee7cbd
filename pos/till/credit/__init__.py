"""What the stall owes to buyers: store credit, by the number of its slip."""
