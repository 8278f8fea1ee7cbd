"""How long single pieces lie, and taking their prices down."""
