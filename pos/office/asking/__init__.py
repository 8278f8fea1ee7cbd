"""Asking back: what the office tells its tills in notices, and the questions that are open."""
