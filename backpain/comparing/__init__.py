"""How a comparison is shown: what the address asks for, the rows left, the layout, the tray.

`comparison.py` says what is true of each treatment. Nothing here changes that: rows are left
out by name, moved or marked, and every cell keeps what it says.
"""

from __future__ import annotations
