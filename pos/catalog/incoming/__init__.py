"""New goods on their way in: laid ready slice by slice, then taken over at once."""
