"""Lays the content out as one HTML page that needs nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voice_coach.report.content import Content

if TYPE_CHECKING:
    from jinja2 import Environment


def lay_out(content: Content) -> str:
    """The page; every word of the person's is escaped."""
    return _environment().get_template("page.html.j2").render(it=content)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("voice_coach.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
