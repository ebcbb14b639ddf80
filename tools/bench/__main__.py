"""`python -m tools.bench [SIZE...]`: measures, and writes the table on docs/about/speed.md anew."""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tools.bench.page import PAGE, written
from tools.bench.phases import measure

sizes = tuple(int(size) for size in sys.argv[1:]) or (100, 1000)
made = []
for size in sizes:
    with tempfile.TemporaryDirectory() as folder:
        made.append(measure(size, Path(folder) / "bench"))
    for phase, cost in made[-1].costs.items():
        print(f"{size:>6} {phase:<32} {cost.cpu:8.1f} s {cost.memory / 1e6:8.0f} MB")
    print(f"{size:>6} {sum(made[-1].bytes.values()) / size / 1000:.1f} KB an article, {made[-1].files:,} files")
day = datetime.now(UTC).date()
processors = f"{os.cpu_count()} processors, shared with other work"
machine = f"Python {platform.python_version()}, {platform.system()}, {processors}"
PAGE.write_text(written(PAGE.read_text("utf-8"), made, day, machine), "utf-8")
