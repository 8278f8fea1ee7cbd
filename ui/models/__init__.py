"""What the screens show and their verbs; a model knows QtCore only."""
