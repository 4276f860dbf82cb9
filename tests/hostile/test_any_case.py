"""Arbitrary text and tables through the whole build: valid, clean files that say it, or one clear refusal."""

import json
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from foi_letters.errors import FoiLettersError
from foi_letters.pipeline import build
from tests.hostile.case import PROFILE
from tests.ooxml import violations

prose = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cn", "Co", "Zl", "Zp")),
    min_size=1,
    max_size=60,
)
NOT_SENT = {"invisible-character", "property-content"}
"""What text may be that is read, and then kept out of a file that is sent: marks that cannot be seen, paths of a disk."""
counts = st.integers(0, 60)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, object]:
    """A case with one question, one table of any labels and counts, and any words."""
    columns = draw(st.lists(prose, min_size=1, max_size=3, unique=True))
    rows = draw(st.lists(prose, min_size=1, max_size=3, unique=True))
    return {
        "reference": draw(prose),
        "received": "2026-10-01",
        "date": "2026-10-20",
        "regime": "FOIA",
        "authority": "authority.yaml",
        "requester": {"name": draw(prose)},
        "subject": draw(prose),
        "requests": [{"id": "1", "text": draw(prose)}],
        "decisions": [{"questions": "1", "outcome": "disclosed", "answer": draw(prose)}],
        "notes": [{"kind": "context", "text": draw(prose)}],
        "figures": {
            "tables": [
                {
                    "id": "given",
                    "title": draw(prose),
                    "questions": ["1"],
                    "counts": {
                        "columns": columns,
                        "rows": {row: [str(draw(counts)) for _ in columns] for row in rows},
                    },
                }
            ]
        },
    }


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(cases())
def test_any_case_makes_valid_files_or_is_refused(case: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "authority.yaml").write_text(PROFILE)
        (folder / "case.yaml").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
        refused = None
        try:
            build(folder / "case.yaml", folder / "out")
        except FoiLettersError as error:
            refused = error
        if refused is not None:
            assert refused.exit_code == 2 or {problem.rule for problem in refused.problems} <= NOT_SENT
            assert all(problem.place for problem in refused.problems)
        outputs = [path for path in folder.rglob("out/**/*") if path.suffix in (".docx", ".xlsx")]
        assert bool(outputs) == (refused is None)
        for path in outputs:
            assert violations(path.read_bytes()) == []
