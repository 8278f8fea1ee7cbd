"""Notices: what the office tells a till besides its decisions, in serial order: questions, and its next key."""
