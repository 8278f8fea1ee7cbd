"""The register of stalls: what the office knows of a stall beside its key."""
