"""The drawing of the low back: where each part lies, and which parts a page marks.

Two views on one plate: two back bones from the side (the belly is on the left), and the
pelvis from behind with the bones on the left half and the muscles on the right. Our own
line work, schematic, not to scale. A part that the drawing cannot show is named beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

WIDTH, HEIGHT = 340, 470
MARK = 15  # radius of a number’s mark: 25 CSS pixels across on a phone 320 pixels wide


@dataclass(frozen=True, slots=True)
class Region:
    """One drawn part: the structure it stands for, what it is made of, its outline,
    the place of its number and a line to it."""

    slug: str
    tissue: str
    outline: str
    mark: tuple[int, int]
    lead: str = ""


# An arch of a back bone seen from the side, drawn from the top of its root.
_ARCH = "l30 0q1-12 9-18q11 5 10 20l2 14q34 4 62 14q6 12-2 24q-30-2-60-6q4 18-5 30q-11-2-11-18l-4-30-29-6z"

# In the order they are painted, later ones on top. The number of a region is its place here.
REGIONS = (
    Region("epidural-space", "nerve", "M165 14h19v212h-19z", (204, 16), "M189 16h-10"),
    Region(
        "vertebrae",
        "bone",
        "M72 32Q116 26 160 32Q154 60 161 88Q116 83 70 89Q77 60 72 32Z"
        "M70 121Q116 115 161 119Q155 148 163 178Q116 174 69 180Q77 150 70 121Z"
        f"M158 42{_ARCH}M152 130{_ARCH}",
        (112, 58),
    ),
    Region(
        "intervertebral-disc",
        "soft",
        "M70 91Q116 85 162 90Q172 103 161 117Q116 113 69 119Q59 104 70 91Z",
        (112, 103),
    ),
    Region(
        "spinal-ligaments",
        "soft",
        "M65 20h6Q78 60 69 90Q58 104 68 120Q76 150 67 194h-6Q70 150 62 120Q52 104 63 90Q72 60 65 20Z",
        (22, 144),
        "M37 144h35",
    ),
    Region(
        "posterior-ligament-complex",
        "soft",
        "M214 93L267 99L260 155L209 147ZM273 62l8 2Q287 130 275 206l-8-2Q279 130 273 62Z",
        (310, 126),
        "M295 126h-50",
    ),
    Region(
        "nerve-root",
        "nerve",
        "M172 84q12-4 15 6q0 22-19 40q-18 18-48 28l-3-8q28-10 44-26q14-14 11-40z"
        "M172 188q10-2 12 6q-2 16-10 32l-9-4q8-16 7-34z",
        (22, 184),
        "M36 179l94-28",
    ),
    Region(
        "facet-joint",
        "soft",
        "M190 97q12-4 17 8q2 17-8 25q-13 2-17-11q-2-16 8-22z",
        (310, 36),
        "M297 43L203 110",
    ),
    Region(
        "hip-bone",
        "bone",
        "M131 322Q122 300 96 290Q60 284 44 312Q36 328 48 346Q62 362 66 378Q60 394 72 406"
        "Q84 412 94 402Q102 404 98 416Q94 438 110 446Q124 444 124 428Q114 410 124 390Q140 372 131 322Z",
        (84, 326),
    ),
    Region(
        "sacroiliac-joint",
        "soft",
        "M130 320l9-4Q142 352 153 372l-8 6Q131 352 130 320ZM210 320l-9-4Q198 352 187 372l8 6Q209 352 210 320Z",
        (152, 448),
        "M151 433l-5-68",
    ),
    Region(
        "multifidus",
        "muscle",
        "M178 254Q188 250 197 254Q206 304 197 344Q188 370 177 384Q175 340 179 304Z",
        (190, 448),
        "M190 433l-3-74",
    ),
    Region(
        "spinal-muscles",
        "muscle",
        "M201 254H246Q250 288 228 320Q214 340 202 348Q208 302 201 254Z",
        (224, 276),
    ),
    Region(
        "gluteal-muscles",
        "muscle",
        "M206 354Q216 340 234 322Q262 302 294 322Q318 348 318 400Q312 440 280 446Q258 440 242 420"
        "Q222 398 184 388Q200 372 206 354Z",
        (272, 376),
    ),
    Region(
        "fascia",
        "soft",
        "M249 254h8Q264 290 236 324Q216 348 202 359V351Q224 334 233 318Q256 286 249 254Z",
        (302, 272),
        "M287 272h-31",
    ),
    Region(
        "fat-tissue",
        "soft",
        "M28 256Q12 290 19 316Q22 334 12 362l11 2Q32 336 30 314Q26 290 41 256Z",
        (66, 266),
        "M51 268l-24 12",
    ),
)
DRAWN = {region.slug: number for number, region in enumerate(REGIONS, start=1)}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the back on one page: its name, where its link leads, and whether the page marks it.

    `words` say what following the link does, for those who hear it. `count` stands beside the name.
    """

    slug: str
    name: str
    address: str = ""
    marked: bool = False
    count: int | None = None
    words: str = ""

    @property
    def number(self) -> int | None:
        """Its number in the drawing; None where the drawing cannot show it."""
        return DRAWN.get(self.slug)

    @property
    def spoken(self) -> str:
        """The name of its link in the drawing, short: the key below says what following it does."""
        return self.name if self.count is None else f"{self.name} ({self.count})"


@dataclass(frozen=True, slots=True)
class Part:
    """One region as it is painted. `place` is None where the page has nothing to say of it."""

    number: int
    region: Region
    place: Place | None

    @property
    def is_marked(self) -> bool:
        return self.place is not None and self.place.marked


@dataclass(frozen=True, slots=True)
class Spine:
    """The drawing and its key.

    `current`: what `aria-current` says of a marked link; empty where all that is named is marked.
    """

    places: tuple[Place, ...]
    current: str = "true"
    template: ClassVar[str] = "pictures/spine.html"

    @property
    def parts(self) -> tuple[Part, ...]:
        known = {place.slug: place for place in self.places}
        return tuple(
            Part(number, region, known.get(region.slug))
            for number, region in enumerate(REGIONS, start=1)
        )

    @property
    def drawn(self) -> tuple[Place, ...]:
        """The key, in the order of the numbers."""
        return tuple(sorted((each for each in self.places if each.number), key=_number))

    @property
    def beside(self) -> tuple[Place, ...]:
        """Parts that the drawing cannot show, by name."""
        return tuple(each for each in self.places if not each.number)

    @property
    def marked(self) -> tuple[Place, ...]:
        return tuple(each for each in (*self.drawn, *self.beside) if each.marked)


def spine(places: Iterable[Place], current: str = "true") -> Spine:
    """The drawing with these parts named, each once."""
    return Spine(tuple({place.slug: place for place in places}.values()), current)


def _number(place: Place) -> int:
    return place.number or 0
