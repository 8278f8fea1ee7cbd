"""Rescue by paper: a day whose file is lost counts by the code on its closing slip, until the file comes.

A code is believed by the same key as the file. A day counts by the newest code of its number while no file of it was
accepted; any file takes its place, in the transaction that accepts it. A code never makes a day accepted: the till is
told nothing, so it goes on offering the file. Where code and file of one revision tell otherwise, the file counts, for
it proves each sale, and the slip stands in the quarantine with the reason.
"""
