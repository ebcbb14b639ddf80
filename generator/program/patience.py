"""Stops work on one article or file that takes too long, so that it costs itself only.

The limit is processor time, not time by the clock: a busy machine must not lose articles that a quiet one publishes. It
is an interval timer that raises in the running code (POSIX `setitimer`, ITIMER_PROF), which pure Python and its regular
expressions meet within milliseconds and calls into libraries as soon as they return. Where the system has no such timer
(Windows), or off the main thread, nothing is limited.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from generator.model import TooSlowError

MOST_SECONDS = 120.0
"""Of processor time for one article or one file. The longest article that is read, 300,000 characters of quotes and
numbers, took 11 s on a laptop of 2019, an export of a thousand articles 2 s."""
_AGAIN = 1.0
"""Seconds until it is raised anew, should a library have caught it."""


@contextmanager
def patience(seconds: float | None = None) -> Iterator[None]:
    """Raises `TooSlowError` inside once the process has used that much processor time since. Not to be nested."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    limit = MOST_SECONDS if seconds is None else seconds

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlowError(f"it took more than {limit:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
