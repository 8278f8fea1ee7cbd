"""Everything printed, one file each: a value of the shop becomes a Layout."""
