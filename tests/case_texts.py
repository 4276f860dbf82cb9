"""Case files and profiles as text, for tests that write them down, change a line and read them."""

from pathlib import Path

PROFILE = """\
name: Northshire Constabulary
short_name: the Constabulary
kind: police
address: [Constabulary Headquarters, Harbour Road, Northam, NS1 2AB]
email: foi@northshire.example
review: {contact: the Head of Information Rights}
"""

CASE = """\
reference: NC/2026/1
received: 2026-10-01
date: 2026-10-20
regime: FOIA
authority: authority.yaml
requester: {name: R Sample}
subject: visits to police stations
requests:
- {id: "1", text: "How many visits were there?"}
- id: "2"
  text: "Of these:"
  parts:
  - {id: 2a, text: "How many were by night?"}
  - {id: 2b, text: "Who made them?"}
grounds:
  names:
    cite: 40(2)
    via: [40(3A)(a)]
    applies_to: the names of the visitors
    identifiability: {who: They visited., how: By their names., learned: It says that they did.}
    purpose: The public may wish to know.
    necessity: The numbers serve it as well.
    balance: The visitors do not expect it.
decisions:
- {questions: "1", outcome: disclosed, answer: There were several.}
- {questions: 2a, outcome: nil}
- {questions: 2b, outcome: withheld, grounds: [names]}
"""


def written(folder: Path, case: str = CASE, profile: str = PROFILE) -> Path:
    """The case and the profile as files in a folder; the path of the case."""
    (folder / "authority.yaml").write_text(profile)
    path = folder / "case.yaml"
    path.write_text(case)
    return path


def changed(old: str, new: str, text: str = CASE) -> str:
    """The text with one passage replaced; the passage must be there."""
    assert old in text, old
    return text.replace(old, new)
