"""What has happened, for ever: an append-only chain of events."""
