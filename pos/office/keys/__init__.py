"""Whom the office believes: the keys of its tills, replaced by their own signature or revoked, and its own next key."""
