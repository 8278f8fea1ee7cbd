"""The answers owed to tills: what was decided about their files, and the acknowledgements that say so."""
