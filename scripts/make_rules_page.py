"""Write docs/rules.md from the rules themselves: `python scripts/make_rules_page.py`. A test compares the two."""

from collections.abc import Iterator
from pathlib import Path

from foi_letters.release.law.catalogue import KEPT, NOT_SUPPLIED, RULES
from foi_letters.release.law.rule import Rule

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

INTRODUCTION = """# The rules that a letter must pass

Made from the code by `scripts/make_rules_page.py`. Every rule reads the finished letter; rules of *case* also look at the case
file that it was made from, so that a letter edited by hand can be checked against its case
(`foi-letters check letter.docx --case CASE.yaml`). Rules of *letter* work on a letter by anyone.

*block* and *error* stop a final build; *warn* asks the officer to look; *info* advises. Rules decided by *semi* can be confirmed
in the case file, and the confirmation is kept in the audit. In a letter that is read without a case, rules on the
reference, complaints, the two sides of the public interest and the three questions of section 40 only warn where the letter
speaks of what they miss, in words that they do not know.

```yaml
confirmations:
- {rule: PIT-03, reason: the factor speaks of the interest in other words, by: head of information rights}
```

| rule | severity | decided by | looks at | what must be so | if not | basis |
|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The page."""
    return INTRODUCTION + "\n".join([*map(_row, sorted(RULES, key=lambda rule: rule.id)), *_rest()]) + "\n"


def _row(rule: Rule) -> str:
    cells = (rule.id, rule.severity, rule.how, rule.sees, rule.checks, rule.cure, rule.basis)
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _rest() -> Iterator[str]:
    yield "\n## Rules that nothing can break\n"
    yield "| rule | severity | what must be so | where it is kept | basis |\n|---|---|---|---|---|"
    for kept in KEPT:
        yield f"| {kept.id} | {kept.severity} | {kept.checks} | {kept.by} | {kept.basis} |"
    yield "\n## Rules of other regimes\n"
    yield f"These come with the environmental regulations and with Scottish law: {', '.join(NOT_SUPPLIED)}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
