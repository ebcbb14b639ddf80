"""The quality gate: the five seeds against their hand-made gold, with floors that can't slip.

`gold/` is the annotation (one reader, offsets in code points), `score.py` compares, `floors.json` pins what has been
reached. A score below its floor, a fault above its ceiling, or a corpus that is not the one scored fails the tests.

    python -m tests.gate             shows scores beside floors
    python -m tests.gate --misses    and each thing missed
    python -m tests.gate --update    pins what has become better
    python -m tests.gate --update --lower    pins everything as it is now; say why in the commit
"""
