"""What a manager looks for by a few letters: stalls, receipts, goods."""
