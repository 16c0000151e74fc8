"""Pictures of numbers: pure functions from values to frozen pictures, drawn by `templates/pictures/`.

Comparison = hollow, treatment = solid, hatched = no comparison group, everywhere. Controlled and
uncontrolled results never share an axis, nor do two instruments: such a picture raises
MixedLanesError or MixedInstrumentsError. What cannot be drawn honestly is a NoPicture that says why.
"""

from __future__ import annotations

from .common import MixedInstrumentsError, NoPicture, Role, Shape
from .forest import Forest, forest, forests
from .glyph import Glyph, certainty_glyph
from .icons import Grid, IconArray, grid, icon_array
from .placing import (
    course_pictures,
    finding_picture,
    findings_with_pictures,
    harm_picture,
    statement_pictures,
    uncontrolled_picture,
    with_bars,
)
from .scores import Changed, Compared, ScorePicture, before_after, dumbbell
from .split import SplitBar, split_bar

__all__ = [
    "Changed",
    "Compared",
    "Forest",
    "Glyph",
    "Grid",
    "IconArray",
    "MixedInstrumentsError",
    "NoPicture",
    "Role",
    "ScorePicture",
    "Shape",
    "SplitBar",
    "before_after",
    "certainty_glyph",
    "course_pictures",
    "dumbbell",
    "finding_picture",
    "findings_with_pictures",
    "forest",
    "forests",
    "grid",
    "harm_picture",
    "icon_array",
    "split_bar",
    "statement_pictures",
    "uncontrolled_picture",
    "with_bars",
]
