"""Fuzzing: bytes nobody would write, at readers, parser, extractors and escaping. `make fuzz MINUTES=10`.

`targets.py` says what is tried and what must hold; `__main__.py` runs it with Atheris, which looks for inputs that
reach new lines of the program. What it finds goes into `found/`, a folder a target, and is tried ever after.
"""
