"""Draws the page's plots as SVG whose colours and letters come from the page's style sheet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10
from types import ModuleType
from typing import TYPE_CHECKING

from voice_coach.feedback.progress import Point
from voice_coach.report.ticks import ticks

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LETTERS = 11
# size in the drawing's own coordinates; it is shown at about its own size
_OURS = frozenset({"svg", "g", "path", "circle", "text", "rect"})
# pygal's style, script, name and notes for the script are left out


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of the values; it always begins at zero."""

    top: float
    ticks: tuple[tuple[float, str], ...]
    # values and how they are written


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plot is, in its own coordinates, and how many dates stand below it."""

    width: int
    height: int
    dates: int


LARGE = Size(320, 150, 5)
SMALL = Size(240, 104, 3)


def whole_axis(_points: Sequence[Point]) -> Axis:
    """Shares up to the whole."""
    return _percent_axis(1.0)


def part_axis(points: Sequence[Point]) -> Axis:
    """Shares that are small, up to the next round one."""
    highest = max(point.value for point in points)
    return _percent_axis(next(top for top in (0.1, 0.2, 0.4, 0.6, 1.0) if highest <= top))


def _percent_axis(top: float) -> Axis:
    return Axis(top, tuple((value, f"{value:.0%}") for value in (0.0, top / 2, top)))


def plain_axis(points: Sequence[Point]) -> Axis:
    """Numbers up to the next round one."""
    highest = max(point.value for point in points) or 1.0
    size = 10.0 ** floor(log10(highest))
    top = next(step * size for step in (1, 2, 4, 6, 8, 10) if highest <= step * size)
    return Axis(top, tuple((value, f"{value:g}") for value in (0.0, top / 2, top)))


def seconds_axis(points: Sequence[Point]) -> Axis:
    """Milliseconds, written as seconds up to the next round one."""
    axis = plain_axis(points)
    return Axis(axis.top, tuple((value, f"{value / 1000:g}") for value, _ in axis.ticks))


def ratio_axis(_points: Sequence[Point]) -> Axis:
    """Shares of one thing among two, written as so many of the one to one of the other."""
    return Axis(1.0, ((0.0, "0"), (1 / 2, "1 to 1"), (2 / 3, "2 to 1"), (4 / 5, "4 to 1")))


@dataclass(frozen=True, slots=True)
class Plot:
    """A line through two points or more."""

    points: Sequence[Point]
    axis: Axis
    size: Size
    told: Callable[[Point], str]
    # what a point shows, for whoever points at it
    description: str
    # what the plot shows, for whoever does not see it

    def draw(self) -> str:
        """The plot as an SVG element."""
        from xml.etree import ElementTree as ET

        root = _drawn(self)
        _clean(root)
        root.attrib.pop("id", None)
        root.set("role", "img")
        root.set("aria-label", self.description)
        dots = [it for it in root.iter() if it.get("class") == "dots"]
        for dot, point in zip(dots, self.points, strict=True):
            ET.SubElement(dot, "title").text = self.told(point)
        dots[-1].set("class", "dots newest")
        return ET.tostring(root, encoding="unicode")


def _load() -> ModuleType:
    import pygal

    # it leaves a way of importing behind that Python gave up, over which later imports stumble
    sys.meta_path[:] = [it for it in sys.meta_path if type(it).__name__ != "PluginImportFixer"]
    module: ModuleType = pygal
    return module


def _drawn(plot: Plot) -> Element:
    pygal = _load()
    from pygal.style import Style

    dates = ticks(plot.points[0].middle, plot.points[-1].middle, plot.size.dates)
    values = [(point.middle, point.value) for point in plot.points]
    chart = pygal.DateLine(
        style=Style(label_font_size=LETTERS, major_label_font_size=LETTERS),
        css=[],
        js=[],
        width=plot.size.width,
        height=plot.size.height,
        margin=6,
        margin_right=16,
        margin_bottom=0,
        dots_size=3,
        no_prefix=True,
        show_legend=False,
        range=(0, plot.axis.top),
        y_labels=[{"value": value, "label": label} for value, label in plot.axis.ticks],
        x_labels=dates.days,
        x_value_formatter=dates.write,
    )
    # the area below the line and the line itself are styled apart
    chart.add("", values, fill=True, show_dots=False)
    chart.add("", values)
    root: Element = chart.render_tree()
    return root


def _clean(element: Element) -> None:
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _OURS:
            _clean(child)
        else:
            element.remove(child)
