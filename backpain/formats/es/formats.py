"""Spanish for readers of every country: a decimal point, thousands apart by a thin space.

Source: RAE and ASALE, Ortografía de la lengua española (2010): both the comma and the point are
right, the point is recommended; groups of three are parted by a space, never by a point or a
comma. A comma means a thousand in Mexico and a decimal in Spain; and the English texts on the
same page have a decimal point.
"""

from __future__ import annotations

DATE_FORMAT = r"j \d\e F \d\e Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = "\u202f"
NUMBER_GROUPING = 3
