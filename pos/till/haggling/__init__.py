"""Talking about a price: what may be proposed, the floor as a coded tag, and the talks as they are kept."""
