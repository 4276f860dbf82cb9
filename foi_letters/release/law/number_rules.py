"""Rules NUM: letter, workbook and rule for small counts agree, and no count is given away by the prose."""

import re
from collections.abc import Iterator

from foi_letters.decision import Decision, Outcome
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.released import Published, ReleasedTable, SuppressionRule, Zeros

_RANGES = (
    r"\b1 to (\d+)\b",
    r"\bfrom 1 to (\d+)\b",
    r"\b(\d+) or (?:fewer|less|lower|under|below)\b",
    r"\bup to (\d+)\b",
    r"\bbetween 1 and (\d+)\b",
)
_DESCRIBES = re.compile(
    r"\b(?:represented|shown|marked|indicated|denoted|displayed|replaced)\b[^.]{0,30}\b(?:by|as|with) (?:an? |the )?"
    r"(?P<name>[a-z ]{0,20}?(?:space|blank|dash|asterisks?|stars?|hash|letter|cross|box|gap)s?)\s?\(\s?[\"']?(?P<mark>[^)\"']{1,5})[\"']?\s?\)"
)
_NAMED_MARKS = {"dash": "-", "asterisk": "*", "star": "*", "hash": "#", "cross": "xX"}


def _withheld(evidence: Evidence) -> list[ReleasedTable]:
    return [table for table in evidence.tables if any(table.suppressed())]


def _rules(evidence: Evidence) -> list[SuppressionRule]:
    return list(dict.fromkeys(table.rule for table in _withheld(evidence)))


def _threshold_agrees(evidence: Evidence) -> Iterator[Hit]:
    allowed = {rule.up_to for rule in _rules(evidence)}
    said = "\n".join(each.text for each in m.SMALL_COUNTS.among(evidence.letter.body))
    for up_to in sorted(allowed - {int(n) for pattern in _RANGES for n in re.findall(pattern, said)}):
        yield Hit(f"figures up to {up_to} are withheld, and the letter does not say so")
    for passage in m.SMALL_COUNTS.among(evidence.letter.body) if allowed else ():
        for stated in (int(n) for pattern in _RANGES for n in re.findall(pattern, passage.text)):
            if stated not in allowed:
                yield Hit(
                    f"the letter speaks of counts up to {stated}; the rule is up to {', '.join(map(str, sorted(allowed)))}",
                    passage,
                )


def _marker_agrees(evidence: Evidence) -> Iterator[Hit]:
    for passage in evidence.letter.body:
        if (said := _DESCRIBES.search(passage.text)) and not _is_called(said["mark"], said["name"]):
            yield Hit(
                f"the marker {said['mark']} is called '{said['name'].strip()}': that is two markers", passage
            )
    yield from _unexplained(evidence)
    for rule in _rules(evidence):
        for marker in rule.marks:
            if not any(marker in each.text for each in evidence.letter.body if each.table is None):
                yield Hit(f"figures are withheld, and the letter does not explain the marker {marker}")
            if evidence.workbook and marker not in evidence.workbook.cover:
                yield Hit(f"the workbook does not explain the marker {marker}")


_BARE_MARKS = {"*": "asterisk|star", "**": "asterisk|star", "#": "hash", "[c]": "withheld"}


def _unexplained(evidence: Evidence) -> Iterator[Hit]:
    """A cell that holds a mark and no figure, in a letter whose text does not tell what the mark means."""
    cells = {each.text: each for each in evidence.letter.body if each.table is not None}
    prose = "\n".join(each.text for each in evidence.letter.body if len(each.text.split()) > 2)
    for mark, names in _BARE_MARKS.items():
        if mark in cells and mark not in prose and not re.search(names, prose, re.IGNORECASE):
            yield Hit(
                f"a table shows {mark} in place of a figure, and the letter does not say what it means",
                cells[mark],
            )


def _is_called(mark: str, name: str) -> bool:
    word = name.rsplit(maxsplit=1)[-1].removesuffix("s")
    return word not in ("space", "blank", "gap", "box") and mark[0] in _NAMED_MARKS.get(word, mark[0])


_ZEROS = re.compile(r"\bzeros?\b|\b(?:of|shown as|from) 0\b|\b0 is\b|\bnils?\b", re.IGNORECASE)


def _zeros_stated(evidence: Evidence) -> Iterator[Hit]:
    for rule in _rules(evidence):
        if not any(_ZEROS.search(each.text) for each in evidence.letter.body if each.table is None):
            yield Hit(
                f"figures are withheld, and the letter does not say what happens to zeros ({rule.zeros})"
            )
        if rule.zeros is Zeros.WITHHOLD and any(
            cell == Published(0)
            for table in _withheld(evidence)
            if table.rule == rule
            for row in table.cells
            for cell in row
        ):
            yield Hit("zeros are to be withheld, and a zero is published")


def _nothing_small_visible(evidence: Evidence) -> Iterator[Hit]:
    """Read from the finished workbook: a count in the range of the rule where the released table has a marker."""
    for sheet in evidence.workbook.tables if evidence.workbook else ():
        table = next((each for each in evidence.tables if each.title in sheet.head), None)
        if table is None:
            continue
        shown = sum(map(sheet.marked, table.rule.marks))
        expected = len(list(table.suppressed()))
        if shown != expected:
            yield Hit(
                f"the sheet {sheet.name} shows {shown} markers; {expected} figures of its table are withheld"
            )


def _figures_agree(evidence: Evidence) -> Iterator[Hit]:
    """Every published figure of a table stands in its sheet, in its row."""
    for sheet in evidence.workbook.tables if evidence.workbook else ():
        table = next((each for each in evidence.tables if each.title in sheet.head), None)
        if table is None or len(sheet.table) != len(table.row_labels) + 1:
            continue
        for label, cells, row in zip(table.row_labels, table.cells, sheet.table[1:], strict=True):
            wanted = [cell.value for cell in cells if isinstance(cell, Published)]
            if not _contains(row, [float(value) for value in wanted]):
                yield Hit(f"the row {label} of the sheet {sheet.name} is not that of the table")


def _contains(row: tuple[str | int | float, ...], wanted: list[float]) -> bool:
    numbers = [float(cell) for cell in row if isinstance(cell, int | float)]
    return all(numbers.count(value) >= wanted.count(value) for value in wanted)


def _prose_traced(evidence: Evidence) -> Iterator[Hit]:
    """Bare numbers in the officer's own prose about tables: a figure is quoted, so that it follows the table."""
    assert evidence.case is not None
    for decision in evidence.case.case.decisions:
        if decision.answer and evidence.case.case.tables_of(decision):
            bare = re.findall(r"(?<![\w/.,-])\d[\d,]*(?![\w/.-]|,\d)", _without_quotes(decision.answer))
            for number in (n for n in bare if not _is_year(n)):
                yield Hit(
                    f"the number {number} is typed into the answer to {evidence.case.case.questions.phrase(decision.questions)}"
                )


def _without_quotes(text: str) -> str:
    text = re.sub(r"\[\[.*?\]\]", "", text, flags=re.DOTALL)
    return re.sub(
        r"\b(?:sections?|questions?|article|regulations?|table)\s[\d(),\w]+|\b\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}[-/]\d{2,4}",
        "",
        text,
    )


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and "1900" <= number <= "2100"


def _affected_questions(evidence: Evidence) -> Iterator[Hit]:
    yield from _said_and_not_done(evidence)
    assert evidence.case is not None
    case = evidence.case.case
    for table in _withheld(evidence):
        for decision in case.decisions:
            if table.id in case.tables_of(decision) and not _says_part(decision):
                yield Hit(
                    f"{case.questions.phrase(decision.questions)}: figures of '{table.title}' are withheld, and the decision is {decision.outcome}"
                )


def _said_and_not_done(evidence: Evidence) -> Iterator[Hit]:
    """A question answered in part by tables alone, in none of whose tables a figure is withheld."""
    assert evidence.case is not None
    case = evidence.case.case
    withheld = {leaf for table in _withheld(evidence) for leaf in case.questions.covered(table.questions)}
    counted = {leaf for table in evidence.tables for leaf in case.questions.covered(table.questions)}
    for decision in case.decisions:
        by_tables = decision.outcome is Outcome.PARTIAL and not (decision.documents or decision.slice)
        leaves = case.leaves_of(decision) if by_tables and case.tables_of(decision) else ()
        whole = [leaf for leaf in leaves if leaf in counted and leaf not in withheld]
        if whole and len(whole) < len(leaves):
            yield Hit(
                f"{case.questions.phrase(whole)}: said to be answered in part, and no figure of it is withheld"
            )


def _says_part(decision: Decision) -> bool:
    return decision.outcome in (Outcome.PARTIAL, Outcome.WITHHELD)


def _prose_gives_nothing_away(evidence: Evidence) -> Iterator[Hit]:
    if not _withheld(evidence):
        return
    single = re.compile(
        r"\b(?:the (?:only|single|sole|one) (?:officer|person|man|woman|case|allegation|employee|patient)|one of (?:whom|them) was|both (?:officers|of them|cases)|the (?:two|three) (?:officers|withheld)|are (?:the same|equal))\b",
        re.IGNORECASE,
    )
    for passage in evidence.letter.body:
        if found := single.search(passage.text):
            yield Hit(f"'{found[0]}' may tell a withheld number", passage)


def _earlier_answers(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    if _withheld(evidence) and case.earlier and case.figures and not case.figures.already_public:
        yield Hit("earlier answers are named, and no figure of theirs is declared as public")


def _one_threshold(evidence: Evidence) -> Iterator[Hit]:
    if len({rule.up_to for rule in _rules(evidence)}) > 1:
        yield Hit("tables of one letter have different thresholds")


def _identifiability_recorded(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    case = evidence.case.case
    for decision in case.decisions:
        for ground in case.grounds_of(decision):
            reasons = ground.identifiability
            if case.tables_of(decision) and reasons and not (reasons.population or reasons.published):
                yield Hit(
                    f"{ground.cite}: neither the size of the group nor what is already published is recorded"
                )


_AUTO, _CASE = How.AUTO, Sees.CASE

# fmt: off
RULES = (
    Rule("NUM-01", Severity.BLOCK, "s.17(1)(c)", _AUTO, _CASE,
         "the threshold in the letter is that of the rule", "let the wording name the rule", _threshold_agrees),
    Rule("NUM-02", Severity.ERROR, "consistency", _AUTO, Sees.LETTER,
         "there is one marker, explained once, the same in letter and workbook", "use one marker", _marker_agrees),
    Rule("NUM-03", Severity.ERROR, "consistency", _AUTO, _CASE,
         "the letter says what happens to zeros", "add the paragraph on zeros", _zeros_stated),
    Rule("NUM-05", Severity.BLOCK, "leak", _AUTO, _CASE,
         "every withheld figure is a marker in the workbook", "build the workbook again", _nothing_small_visible),
    Rule("NUM-07", Severity.ERROR, "consistency", _AUTO, _CASE,
         "figures in the workbook are those that were released", "build the workbook again", _figures_agree),
    Rule("NUM-08", Severity.WARN, "consistency", _AUTO, _CASE,
         "the number of withheld figures agrees with the workbook", "build the workbook again", _nothing_small_visible),
    Rule("NUM-09", Severity.WARN, "consistency", _AUTO, _CASE,
         "figures in prose are quoted from a table", "quote it: [[table | row | column]]", _prose_traced),
    Rule("NUM-10", Severity.BLOCK, "s.17(1)(c)", _AUTO, _CASE,
         "the questions said to be answered in part are those whose figures are withheld", "correct the outcome: `partial` with its ground, or `disclosed`", _affected_questions),
    Rule("NUM-11", Severity.BLOCK, "leak", How.SEMI, _CASE,
         "no sentence tells a withheld number", "take it out, or confirm NUM-11 with the reason", _prose_gives_nothing_away),
    Rule("NUM-12", Severity.WARN, "leak", How.DATA, _CASE,
         "earlier answers are taken into account", "declare the figures that are public under `figures: links`", _earlier_answers),
    Rule("NUM-13", Severity.WARN, "consistency", _AUTO, _CASE,
         "tables of one letter have one threshold", "use one rule", _one_threshold),
    Rule("NUM-14", Severity.WARN, "s.40", How.DATA, _CASE,
         "the evidence of identifiability is recorded for figures", "fill in `population` or `published`", _identifiability_recorded),
)
# fmt: on
