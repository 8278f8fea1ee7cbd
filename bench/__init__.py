"""Benchmarks: real baskets through the whole line, and the program's times beside their floors and targets.

`python -m bench` runs in an environment of its own, for the data brings numpy and pandas. What is measured runs in the
program's environment, as `lapak` and as small probes, each a process of its own.
"""
