"""Hostile articles: every class of attack in every field of every format, built into one site and looked through.

`payloads.py` has what an attacker writes, `carriers.py` where, `cases.py` which pairs are tried. `make hostile` builds
them all; the tests build a sample in which each payload and each carrier stands.
"""
