"""Draws the page's plots as SVG whose colours and letters come from the page's style sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10
from typing import TYPE_CHECKING

from voice_coach.feedback.progress import Point

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WIDTH, HEIGHT = 320, 150
# of the drawing's own coordinates; shown at about this size, so that letters keep theirs
LETTERS = 11
_TICKS = 4
# dates below a plot, at most
_DROPPED = frozenset({"defs", "title"})
# pygal's own style, script and name


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of the values; it always begins at zero."""

    top: float
    ticks: tuple[tuple[float, str], ...]
    # values and how they are written


def percent_axis(points: Sequence[Point]) -> Axis:
    """Shares up to the whole, or, where all are small, up to the next round one."""
    highest = max((point.value for point in points), default=0.0)
    top = next((top for top in (0.1, 0.2, 0.4) if highest <= top), 1.0)
    return Axis(top, tuple((value, f"{value:.0%}") for value in (0.0, top / 2, top)))


def plain_axis(points: Sequence[Point]) -> Axis:
    """Numbers up to the next round one."""
    highest = max((point.value for point in points), default=1.0) or 1.0
    size = 10.0 ** floor(log10(highest))
    top = next(step * size for step in (1, 2, 4, 6, 8, 10) if highest <= step * size)
    return Axis(top, tuple((value, f"{value:g}") for value in (0.0, top / 2, top)))


def ratio_axis(_points: Sequence[Point]) -> Axis:
    """Shares of one thing among two, written as so many of the one to one of the other."""
    return Axis(1.0, ((0.0, "0"), (1 / 2, "1 to 1"), (2 / 3, "2 to 1"), (1.0, "all")))


def draw(
    points: Sequence[Point], axis: Axis, told: Callable[[Point], str], description: str
) -> str:
    """A line through two points or more, as an SVG element; ``told`` says what a point shows.

    ``description`` is what it says to those who do not see it.
    """
    from xml.etree import ElementTree as ET

    root = _drawn(points, axis)
    root.set("role", "img")
    root.set("aria-label", description)
    root.attrib.pop("id", None)
    _clean(root)
    dots = [it for it in root.iter() if it.get("class") == "dots"]
    for dot, point in zip(dots, points, strict=True):
        _name(dot, told(point))
    if dots:
        dots[-1].set("class", "dots newest")
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _drawn(points: Sequence[Point], axis: Axis) -> Element:
    import pygal
    from pygal.style import Style

    chart = pygal.DateLine(
        style=Style(label_font_size=LETTERS, major_label_font_size=LETTERS),
        css=[],
        js=[],
        width=WIDTH,
        height=HEIGHT,
        margin=6,
        dots_size=3,
        fill=True,
        no_prefix=True,
        show_legend=False,
        range=(0, axis.top),
        y_labels=[{"value": value, "label": label} for value, label in axis.ticks],
        x_labels=date_ticks(points[0].middle, points[-1].middle),
        x_value_formatter=_date_writer(points),
    )
    chart.add("", [(point.middle, point.value) for point in points])
    root: Element = chart.render_tree()
    return root


def date_ticks(first: date, last: date) -> list[date]:
    """A few dates between two, both included, evenly apart."""
    days = (last - first).days
    count = min(_TICKS, days + 1)
    if count < 2:
        return [first]
    shares = [index / (count - 1) for index in range(count)]
    return [date.fromordinal(first.toordinal() + round(days * share)) for share in shares]


def _date_writer(points: Sequence[Point]) -> Callable[[date], str]:
    days = (points[-1].middle - points[0].middle).days
    if days > 3 * 366:
        return lambda day: f"{day.year}"
    if points[0].middle.year != points[-1].middle.year:
        return lambda day: f"{day:%b %y}"
    return lambda day: f"{day.day} {day:%b}"


def _clean(element: Element) -> None:
    """Leave out what is pygal's own, and what serves its scripts."""
    for child in list(element):
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "comment"
        if tag in _DROPPED or tag in {"comment", "desc"}:
            element.remove(child)
        else:
            _clean(child)


def _name(dot: Element, text: str) -> None:
    from xml.etree.ElementTree import SubElement

    SubElement(dot, "title").text = text
