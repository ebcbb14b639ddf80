"""Charts: linked facts into small drawings that follow the theme, with what they show in words beside them."""

from __future__ import annotations

from generator.charts.chronology import Chronology, Moment, chronology
from generator.charts.statements import Plot, Sign, Stated, plot

__all__ = ["Chronology", "Moment", "Plot", "Sign", "Stated", "chronology", "plot"]
