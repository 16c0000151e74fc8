"""What only weak sources say: told on the treatment’s own page, never in a comparison."""

from __future__ import annotations

from backpain.comparison import Statement
from evidence.profiles import Profile

from . import access, benefit, harm, said


def weak_statements(profile: Profile) -> list[Statement]:
    """Every unconfirmed fact as a statement; each carries the note that says so."""
    weak = profile.unconfirmed()
    before_and_after = [
        benefit.uncontrolled_statement(weak, result) for result in weak.uncontrolled
    ]
    cells = (
        harm.all_harms(weak),
        access.cost(weak),
        access.regulation(weak),
        said.guidelines(weak),
    )
    return [*before_and_after, *(statement for cell in cells for statement in cell.statements)]
