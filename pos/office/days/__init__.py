"""What the office's screens read of days: sums, neighbours, what was revised, what came last."""
