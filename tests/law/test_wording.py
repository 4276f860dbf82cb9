"""Every block of wording: what the letter places exists, what the words name can be filled, and none breaks the house rules."""

import inspect
import re
from datetime import date

import pytest

from foi_letters import tags
from foi_letters.assembly.fragment import Fragment
from foi_letters.block import Wording
from foi_letters.exemption import Library
from foi_letters.ground import Ground
from foi_letters.regime import Regime
from foi_letters.standard import BLOCKS

NOW = date(2026, 11, 24)
LIBRARY = Library.open()
WORDINGS = tuple(LIBRARY.wordings(Regime.FOIA))
EXEMPTIONS = LIBRARY.exemptions(Regime.FOIA)

HEADS = {
    "requester": tags.Requester,
    "authority": tags.Authority,
    "regulator": tags.Regulator,
    "case": tags.CaseTags,
    "letter": tags.Letter,
    "deadline": tags.Deadline,
    "decision": tags.DecisionTags,
    "question": tags.Question,
    "extension": tags.Extension,
    "clarification": tags.Clarification,
    "fees": tags.Fees,
    "transfer": tags.Transfer,
    "review": tags.ReviewOutcome,
    "figures": tags.Figures,
    "ground": tags.Ground,
    "ground.harm": tags.Harm,
    "ground.public_interest": tags.PublicInterest,
    "ground.identifiability": tags.Identifiability,
    "ground.qualified_person": tags.QualifiedPerson,
    "ground.publish": tags.Publish,
    "ground.cost": tags.Cost,
    "fees.cost": tags.Cost,
    "ground.confidence": tags.Confidence,
    "ground.privilege": tags.Privilege,
    "ground.enactment": tags.Enactment,
    "authority.review": tags.Review,
}


def samples() -> dict[str, object]:
    """The examples that the tags give, as the values of a letter."""
    values: dict[str, dict[str, object]] = {}
    fields: dict[str, object]
    for head in sorted(HEADS):
        fields = {
            field: sample(annotation) for field, annotation in inspect.get_annotations(HEADS[head]).items()
        }
        outer, _, inner = head.partition(".")
        if inner:
            values[outer][inner] = fields
        else:
            values[outer] = fields
    return dict(values)


def sample(annotation: object) -> str:
    """The example of a tag, or a word that stands for it where it has none."""
    given = [each for each in getattr(annotation, "__metadata__", ()) if isinstance(each, tags.Tag)]
    return (given[0].example if given else "") or "Sample"


SAMPLES = samples()


def name(wording: Wording) -> str:
    return f"{wording.id}@{wording.entry.in_force.from_}"


@pytest.mark.parametrize("standard", BLOCKS)
def test_every_paragraph_that_a_letter_places_by_name_is_in_the_library(standard: str) -> None:
    assert LIBRARY.block(f"foia/{standard}", NOW).text


def test_every_standard_paragraph_of_the_library_has_a_name_to_be_placed_by() -> None:
    placed = {f"foia/{standard}" for standard in BLOCKS}
    standing = {each.id for each in WORDINGS if "/standard/" in each.id and not each.entry.section}
    assert standing == placed


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_every_placeholder_is_a_tag_of_a_letter(wording: Wording) -> None:
    for placeholder in wording.placeholders:
        head, _, field = placeholder.rpartition(".")
        assert field in inspect.get_annotations(HEADS[head]), placeholder


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_every_block_compiles_to_the_placeholders_that_it_declares(wording: Wording) -> None:
    fragment = Fragment.compile(wording.text, place=wording.place)
    assert set(fragment.names) == set(wording.placeholders)


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_every_block_renders_with_the_samples_of_its_tags(wording: Wording) -> None:
    """What the review pack shows to a lawyer: no brace is left, no sentence runs into the next."""
    rendered = str(Fragment.compile(wording.text, place=wording.place).render(SAMPLES))
    assert "{" not in rendered
    assert not re.search(r"\.\.|,\.|\s[.,;]|\ba a\b|\bthe the\b", rendered)


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_every_block_reads_as_a_letter_does(wording: Wording) -> None:
    """Addressed to the requester, no law repealed, no figure or address that is a dated fact, no loose claim."""
    text = wording.text
    assert not re.search(
        r"Data Protection Act 1998|Schedule 2 condition|40\(3\)\(a\)|Wycliffe|£\d|\b20 working days", text
    )
    assert not re.search(
        r"\bthe (applicant|requester)\b|must be communicated|harm would be caused by any", text
    )
    assert not re.search(r"Information Commission", text), "the regulator's name is a dated fact"
    assert "could contravene" not in text
    assert text.rstrip().endswith((".", "}}", ":")), (
        "a block ends with a sentence, or with what the case says"
    )
    assert not re.search(r"\bsection \d+\w*(\([^)]*\))*\([a-z]\)\([a-z]\)(?!\()", text)
    paragraphs = text.split("\n\n")
    assert all(len(paragraph.split()) < 110 for paragraph in paragraphs), "paragraphs stay short"
    sentences = [each for one in paragraphs for each in re.split(r"(?<=[.:])\s", " ".join(one.split()))]
    assert all(len(sentence.split()) <= 48 for sentence in sentences), "sentences stay short"


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_a_citation_is_never_typed_where_a_sentence_begins(wording: Wording) -> None:
    assert not re.search(r"(^|\n\n|[.:] )\{\{ ground\.(citation|provision|via)", wording.text)


@pytest.mark.parametrize("wording", WORDINGS, ids=name)
def test_absolute_wording_weighs_no_public_interest(wording: Wording) -> None:
    if "absolute" in wording.entry.used_when:
        assert not re.search(r"outweigh|factor", wording.text)


@pytest.mark.parametrize("id_", [each.id for each in EXEMPTIONS])
def test_every_input_that_an_exemption_asks_for_is_a_field_of_a_ground(id_: str) -> None:
    assert {each.input for each in LIBRARY.exemption(id_).requires} <= set(Ground.model_fields)


def test_versions_of_a_block_follow_on_without_a_gap() -> None:
    for wording in WORDINGS:
        until = wording.entry.in_force.until
        if until is not None:
            later = [each.entry.in_force.from_ for each in LIBRARY.versions(wording.id)]
            assert any((start - until).days == 1 for start in later), wording.id
