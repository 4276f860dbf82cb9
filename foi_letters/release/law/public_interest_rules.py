"""Rules PIT: the public interest test has both sides, a conclusion that agrees with the decision, and nothing foreign."""

import re
from collections.abc import Iterator

from foi_letters.authority import Kind as AuthorityKind
from foi_letters.ground import Ground
from foi_letters.provision import Kind
from foi_letters.release.finding import Severity
from foi_letters.release.law import meaning as m
from foi_letters.release.law.cited import cited_in
from foi_letters.release.law.evidence import Evidence
from foi_letters.release.law.formulas import beside_formulas
from foi_letters.release.law.letter_text import Passage
from foi_letters.release.law.reasons import Reasons
from foi_letters.release.law.rule import Hit, How, Rule, Sees
from foi_letters.release.law.said import sentences

_FOR = re.compile(
    r"(?:favour\w*|for|supports?|towards|interest in) (?:of )?(?:disclos|releas|confirm|openness|transparen|know|understand|being told)|openness|transparen|accountab|scrutin|insight|understand|informed|debate|public money|trust in"
    r"|interests? in (?!maintain|withhold|keep|protect|not\b|non-|an? \w+ not\b|[^.]*\b(?:being able to (?!see|know|learn|find)|in confidence|safe|privacy|protect)\b)\w"
    r"|interests? of the public in (?!maintain|withhold|not\b)\w|\bfor ?[-:]|\bwant to (?:know|see)"
    r"|\b(?:disclos\w+|releas\w+|publi(?:cation|shing))(?: \w+){0,3}? (?:would|could|might|may|will)(?: \w+)? (?:help|let|allow|enable|assist|show|tell|reassure|demonstrate|contribute|improve)\b"
    r"(?! [^.]*\b(?:criminal|offend|attack|rival|compet|thie|fraud|suspect|terroris|hostile|evade|avoid|harm|prejudic))"
    r"|reasons to (?:give|tell|disclose|release)|on the (?:one|other) (?:hand|side)|(?:recogni[sz]e|acknowledge|accept|appreciate)\w* (?:that )?(?:there is|the)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"against|\b(?:but|however)\b|on the other (?:hand|side)|reasons not to|interests? in (?:not\b|an? \w+ not\b)|stronger|greater|maintaining|withholding|non-disclosure|not (?:disclos|confirm)|keeping|protect|harm|prejudic|safe|risk|confiden|candid|frank|space|lose|worse|weight|detriment|accura|premature|\bwait(?:ing)?\b|undermin|security|privacy|damag|mislead|good faith|against ?[-:]"
    r"|outweighed by (?:that|those|the (?:public )?(?:interests?|need))\b",
    re.IGNORECASE,
)
_CONCLUSION = re.compile(
    r"outweigh|balance|conclu|greater|stronger|prevail|favour|decisive|weightier|weighs? more|served by|displace|precedence|\boutcome\b|\bthe (?:latter|former)\b|in our (?:view|judgment)|overrid",
    re.IGNORECASE,
)
_TEST_HEADING = re.compile(r"public interest|balanc|factors|favour|for and against", re.IGNORECASE)
_FOR_DISCLOSURE = re.compile(
    r"(?:on balance|therefore|conclu\w+|we find|so)\b[^.]{0,80}(?:favours? (?:disclos|releas)|should be (?:disclosed|released)|(?:disclosing|disclosure) (?:it )?outweighs)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:who you are|your (?:identity|motives?|reasons for asking|occupation)|journalist(?:'s)? motive|misunderst\w+|misinterpret\w+|misconstru\w+|embarrass\w*|our workload|staff time)\b",
    re.IGNORECASE,
)


def _tests(evidence: Evidence) -> Iterator[tuple[Reasons, list[Passage]]]:
    """The reasons of each exemption with the passages among them that weigh the public interest."""
    for section, argued in evidence.reasons.items():
        weighing = [each for each in argued.body if m.PUBLIC_INTEREST.said_in(m.on_public_interest(each))]
        if weighing and evidence.kinds(section) != {Kind.ABSOLUTE}:
            yield argued, _around(argued, weighing)


def _around(argued: Reasons, weighing: list[Passage]) -> list[Passage]:
    """A test runs from the first passage that speaks of the public interest to the last, with what stands under its headings."""
    headings = {
        each.headings for each in weighing if any(_TEST_HEADING.search(heading) for heading in each.headings)
    }
    mentions = [each for each in argued.body if re.search("public interest", each.text) or each in weighing]
    first, last = mentions[0].number, weighing[-1].number
    return [each for each in argued.body if first <= each.number <= last or each.headings in headings]


def _both_sides(evidence: Evidence) -> Iterator[Hit]:
    for argued, test in _tests(evidence):
        if any((*m.WEIGHED_TOGETHER.among(argued.body), *m.NOT_DECIDED.among(argued.body))):
            continue
        weighed = _weighed(evidence, argued, test)
        factors = "\n".join(_factors(each) for each in weighed)
        empty = _empty_side(argued, weighed)
        for what, pattern, text in (
            ("a factor for disclosure", _FOR, factors),
            ("a factor against it", _AGAINST, factors),
            ("a conclusion", _CONCLUSION, "\n".join(each.text for each in test)),
        ):
            if what == empty or not pattern.search(text):
                yield Hit(
                    f"section {argued.section}: the public interest test has no {what.removeprefix('a ')}",
                    test[0],
                    doubtful=what != empty and pattern is not _CONCLUSION,
                )


def _weighed(evidence: Evidence, argued: Reasons, test: list[Passage]) -> list[Passage]:
    """What is put into the scales. In a letter of ours the balance stands by itself, and repeats what was weighed."""
    exemptions = evidence.exemptions_of(argued.section)
    beside = beside_formulas(test, evidence.library, exemptions)
    return [
        e for e in beside if evidence.case is None or not (e.headings and _OUTCOME.search(e.headings[-1]))
    ]


def _empty_side(argued: Reasons, weighed: list[Passage]) -> str | None:
    """The side of a test with a heading for each side under whose heading nothing stands."""
    for what, heading in (
        ("a factor for disclosure", _FOR_HEADING),
        ("a factor against it", _AGAINST_HEADING),
    ):
        headed = any(each.level and heading.search(each.text) for each in argued.passages)
        filled = any(each.headings and heading.search(each.headings[-1]) for each in weighed)
        if headed and not filled:
            return what
    return None


_FOR_HEADING = re.compile(
    r"^(?:in favour of|factors (?:for|favouring)) (?:disclos|releas|confirming)", re.IGNORECASE
)
_AGAINST_HEADING = re.compile(
    r"^(?:in favour of|factors (?:for|favouring)) (?:maintain|withhold|non-?disclos|neither)", re.IGNORECASE
)
_OUTCOME = re.compile(r"^the balance", re.IGNORECASE)


def _factors(passage: Passage) -> str:
    """What a passage puts into the scales: not what the test is, and not how it came out."""
    heading = passage.headings[-1] if passage.headings else ""
    said = [
        each
        for each in sentences(passage.text)
        if not (m.TEST_ITSELF.said_in(each) or m.CONCLUDES.said_in(each))
    ]
    return ". ".join((heading, *said)) if said else ""


def _agrees_with_the_decision(evidence: Evidence) -> Iterator[Hit]:
    for argued, test in _tests(evidence):
        for passage in test:
            if _FOR_DISCLOSURE.search(passage.text) and not re.search(
                r"\bnot\b[^.]{0,30}(?:favour|outweigh)|does not|do not", passage.text
            ):
                yield Hit(
                    f"section {argued.section}: the balance is said to favour disclosure, and the information is withheld",
                    passage,
                )


def _relates_to_the_interest(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    for _, holder in evidence.case.case.ground_holders():
        for ground in evidence.case.case.grounds_of(holder):
            if ground.harm and ground.public_interest and not _shared(ground):
                yield Hit(f"{ground.cite}: no factor against disclosure speaks of {ground.harm.interest}")


def _shared(ground: Ground) -> bool:
    assert ground.harm is not None
    assert ground.public_interest is not None
    harm, test = ground.harm, ground.public_interest
    subject = f"{harm.interest} {harm.mechanism} {harm.causal_link} {ground.applies_to}"
    return bool(_stems(subject) & _stems(" ".join(test.against)))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[a-z]{5,}", text.lower())} - {
        "would",
        "could",
        "which",
        "their",
        "there",
        "infor",
        "discl",
        "publi",
        "inter",
    }


def _nothing_foreign(evidence: Evidence) -> Iterator[Hit]:
    for _, test in _tests(evidence):
        for passage in test:
            if found := _FOREIGN.search(passage.text):
                yield Hit(f"'{found[0]}' is no factor in the public interest", passage)


def _combined_only_qualified(evidence: Evidence) -> Iterator[Hit]:
    for passage in m.PUBLIC_INTEREST.among(evidence.letter.body):
        named = [each for each in cited_in(passage) if evidence.refuses(each)]
        if len({each.section for each in named}) < 2:
            continue
        for each in named:
            if evidence.rules(each) and all(rule.kind is Kind.ABSOLUTE for rule in evidence.rules(each)):
                yield Hit(
                    f"section {each.number} is absolute and cannot be weighed together with others", passage
                )


def _not_the_same_twice(evidence: Evidence) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for argued, test in _tests(evidence):
        for passage in (each for each in test if each in argued.own):
            other = seen.setdefault(passage.text, argued.section)
            several = len({each.section for each in cited_in(passage)}) > 1
            factors = len(passage.text.split()) > 15 and not m.FORMULA.said_in(passage.text)
            if (
                other != argued.section
                and factors
                and not several
                and not m.WEIGHED_TOGETHER.said_in(passage.text)
            ):
                yield Hit(
                    f"the public interest test of section {argued.section} is word for word that of section {other}",
                    passage,
                )
                break


def _police_order(evidence: Evidence) -> Iterator[Hit]:
    assert evidence.case is not None
    if evidence.case.authority.kind is not AuthorityKind.POLICE:
        return
    for argued, test in _tests(evidence):
        harm = [each for each in m.HARM.among(argued.body) if each not in test]
        if harm and harm[0].number > test[0].number:
            yield Hit(f"section {argued.section}: the harm stands after the public interest test", harm[0])


_LETTER, _CASE = Sees.LETTER, Sees.CASE

# fmt: off
RULES = (
    Rule("PIT-01", Severity.ERROR, "s.17(3)(b)", How.SEMI, _LETTER,
         "a public interest test has factors each way and a conclusion", "complete the test", _both_sides),
    Rule("PIT-02", Severity.BLOCK, "s.2(2)(b)", How.AUTO, _LETTER,
         "the balance agrees with the decision", "disclose, or correct the balance", _agrees_with_the_decision),
    Rule("PIT-03", Severity.WARN, "regulator's guidance", How.SEMI, _CASE,
         "factors for an exemption are about what it protects", "name the interest in the factors, or confirm PIT-03", _relates_to_the_interest),
    Rule("PIT-04", Severity.ERROR, "applicant blind", How.SEMI, _LETTER,
         "no irrelevant factor is weighed", "take the factor out", _nothing_foreign),
    Rule("PIT-05", Severity.ERROR, "[2025] UKSC 27", How.AUTO, _LETTER,
         "only qualified exemptions are weighed together", "take the absolute exemption out of the test", _combined_only_qualified),
    Rule("PIT-06", Severity.WARN, "drafting", How.AUTO, _LETTER,
         "two exemptions do not have one text", "weigh each on its own, or once for both", _not_the_same_twice),
    Rule("PIT-07", Severity.INFO, "police practice", How.AUTO, _CASE,
         "a police letter gives the harm before the balance", "put the harm first", _police_order),
)
# fmt: on
