"""The 256 words in which a key's fingerprint is read aloud."""
