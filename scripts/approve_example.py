"""The ledger of an example, made anew: an invented approval of the whole library, so that the example can be final.

    python scripts/approve_example.py examples/northshire-misconduct 2026-10-01 2027-09-30

The two dates are the day of the approval and the day of its review. The same library and dates give the same bytes. To be
run again whenever the wording of the library changes: until then the example cannot be built --final, and its tests fail.
"""

import sys
from datetime import date
from pathlib import Path

from foi_letters.wording.approving import approve
from foi_letters.wording.sources import Sources

REVIEWER = "Example approval - not legal advice"


def main(example: str, on: str, review_by: str) -> None:
    """Write the ledger that the example's profile names."""
    sources = Sources.of_profile(Path(example) / "authority.yaml")
    sources.ledger_file.unlink(missing_ok=True)
    day = date.fromisoformat(on)
    after, decided = approve(
        sources,
        (),
        day,
        reviewer=REVIEWER,
        role="Example",
        review_by=date.fromisoformat(review_by),
        law_as_at=day,
    )
    print(f"{sources.ledger_file}: {len(decided)} blocks, head {after.head}")


if __name__ == "__main__":
    main(*sys.argv[1:])
