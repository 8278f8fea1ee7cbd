"""Faults put into the real program, again and again: what is recorded stays, counts once, and nothing changes unseen.

`python -m soak` runs every case and prints its count, its seed and its outcome; the tests run a sample of each.
"""
