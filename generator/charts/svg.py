"""Elements of drawings.

A drawing has no view box: x is in per cent, so that it stretches with the page, y and all text in pixels, so that text
never shrinks. Colours come from classes of generator/site/assets/site.css, which follow the theme.
"""

from __future__ import annotations

from generator.model import Svg


def element(tag: str, *children: Svg | str, **attributes: str | float) -> Svg:
    """An element. In names of attributes underscores stand for hyphens, `css` for class."""
    made = tuple(
        ("class" if name == "css" else name.replace("_", "-"), value if isinstance(value, str) else number(value))
        for name, value in attributes.items()
    )
    return Svg(tag, made, children)


def number(value: float) -> str:
    """At most two digits after the point, none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share of the width, 0 to 1, as an attribute has it."""
    return f"{number(100 * share)}%"


def at(x: float, y: float | str, *children: Svg) -> Svg:
    """A sign around the point at `x` (a share of the width) and `y`: its own coordinates are pixels from there."""
    return element("svg", *children, x=percent(x), y=y, overflow="visible")


def drawing(*children: Svg, height: float | str, label: str = "", told: str = "") -> Svg:
    """The outermost element, as wide as what holds it. With a `label` it is a picture, named so and described by
    `told`, one on a page; without one it is decoration: the page says it in words.
    """
    if not label:
        return element("svg", *children, width="100%", height=height, aria_hidden="true")
    described = {"aria_describedby": "drawing-d"} if told else {}
    names = [element("title", label, id="drawing-t")]
    names += [element("desc", told, id="drawing-d")] if told else []
    return element(
        "svg", *names, *children, width="100%", height=height, role="img", aria_labelledby="drawing-t", **described
    )
