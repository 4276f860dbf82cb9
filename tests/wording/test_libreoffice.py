"""LibreOffice as the reviewer: whatever it does to a pack and saves is read rightly, or named."""

from pathlib import Path

import pytest

from foi_letters.approvals import Verdict
from foi_letters.wording.answer import Answer, read_answer
from foi_letters.wording.reading import Reading
from foi_letters.wording.words import Paragraphs, from_yaml, to_yaml
from tests.wording.conftest import Review
from tests.wording.libreoffice import Action
from tests.wording.packs import for_review, packed, save

pytestmark = pytest.mark.libreoffice

FIRST, SECOND = "foia/s31/engagement", "foia/s31/public-interest"
APPROVED = """\
{{ ground.citation }} exempts information if its disclosure would prejudice {{ ground.harm.interest }}.

An old paragraph that goes away altogether.

- first old item; and
- {{ ground.harm.mechanism }}.

The last paragraph stays as it was.

Very last, dropped.
"""
PROPOSED = """\
{{ ground.citation }} exempts information if disclosure would, or would be likely to, prejudice {{ ground.harm.interest }}.

The Authority considers this harmful, because:

1. disclosure is to everyone; and
2. {{ ground.harm.mechanism }}.

The last paragraph stays as it was.

- It ends in a bullet.
"""
NEW = """\
Section 31 is qualified. We weighed the **public interest** in disclosure against it.

- a factor for it: {{ ground.applies_to }};
- a factor against it.

The balance is against disclosure.
"""

ME: list[Action] = [{"do": "author", "name": "Ann Counsel"}, {"do": "track", "on": True}]
UNTRACKED: list[Action] = [{"do": "author", "name": "Ann Counsel"}, {"do": "track", "on": False}]


@pytest.fixture
def returned(review: Review, tmp_path: Path) -> "Returned":
    return Returned(review, tmp_path)


class Returned:
    """Sends the two blocks, has them reviewed, and reads what comes back."""

    def __init__(self, review: Review, folder: Path) -> None:
        self.review, self.folder = review, folder

    def __call__(self, actions: list[Action], **options: bool) -> Answer:
        pack = packed([for_review(PROPOSED, APPROVED, FIRST), for_review(NEW, None, SECOND)])
        pack.manifest.save(self.folder / "review-packs")
        file = self.review(save(pack, self.folder), actions)
        return read_answer(file, self.folder / "review-packs", **options)


def rules(answer: Answer) -> list[str]:
    return [finding.rule for finding in answer.findings if finding.rule != "no-decision"]


def texts(reading: Reading) -> list[str]:
    return [str(edit) for edit in reading.edits]


def changed(source: str, *changes: tuple[str, str]) -> Paragraphs:
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return from_yaml(source)


def test_a_file_that_was_only_opened_and_saved_says_that_nothing_happened(returned: Returned) -> None:
    answer = returned([])
    assert rules(answer) == []
    assert [(r.verdict, r.changed, r.edits, r.rejected) for r in answer.readings] == [
        (None, False, (), ())
    ] * 2
    assert answer.returned.tracking


def test_tracked_edits_are_read_with_their_author_and_date(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "replace", "text": "exempts", "by": "covers"},
            {"do": "insert", "behind": "as it was", "text": ", we think"},
            {"do": "delete", "text": " against disclosure", "after": "a factor against"},
        ]
    )
    first, second = answer.readings
    assert sorted(texts(first)) == ["deleted “exempts”", "inserted “, we think”", "inserted “covers”"]
    assert texts(second) == ["deleted “against disclosure”"]
    assert first.wording == changed(PROPOSED, ("exempts", "covers"), ("as it was", "as it was, we think"))
    assert second.wording == changed(NEW, ("is against disclosure", "is"))
    assert {(edit.author, (edit.date or "")[:2]) for edit in first.edits} == {("Ann Counsel", "20")}
    assert rules(answer) == []


def test_edits_without_tracking_are_named_word_by_word_and_can_be_allowed(returned: Returned) -> None:
    actions: list[Action] = [
        *UNTRACKED,
        {"do": "replace", "text": "a factor for it", "by": "a factor in its favour"},
    ]
    answer = returned(actions)
    assert rules(answer) == ["tracking-setting", "tracking-off"]
    assert "deleted “for it”; inserted “in its favour”" in answer.readings[1].findings[0].message
    assert answer.readings[1].findings[0].stops
    allowed = returned(actions, allow_untracked=True)
    assert not any(finding.stops for finding in allowed.findings)
    assert allowed.readings[1].wording == changed(NEW, ("for it", "in its favour"))


def test_paragraphs_begun_joined_and_deleted(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "paragraph", "behind": "is against disclosure.", "text": "A new last paragraph."},
            {"do": "delete_paragraphs", "from": "a factor against it", "until": "The balance"},
            {"do": "delete_paragraphs", "from": "The last paragraph", "until": "It ends in"},
        ]
    )
    first, second = answer.readings
    assert second.wording == changed(
        NEW,
        ("- a factor against it.\n", ""),
        ("against disclosure.", "against disclosure.\n\nA new last paragraph."),
    )
    assert first.wording == changed(PROPOSED, ("The last paragraph stays as it was.\n\n", ""))
    assert rules(answer) == []


def test_two_paragraphs_of_one_kind_are_joined(returned: Returned) -> None:
    answer = returned([*ME, {"do": "join", "text": "a factor for it:"}])
    (_, second) = answer.readings
    assert [p.text for p in second.wording][1] == "a factor for it: «ground.applies_to»;a factor against it."
    assert texts(second) == ["joined to the next the paragraph “a factor for it: «ground.applies_to»;”"]
    assert rules(answer) == []


def test_a_moved_phrase_and_a_moved_paragraph_are_moves(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "move", "text": "in disclosure ", "behind": "Section 31 is qualified. "},
            {"do": "move_paragraph", "text": "a factor for it"},
        ]
    )
    (_, second) = answer.readings
    assert second.wording == from_yaml(
        "Section 31 is qualified. in disclosure We weighed the **public interest** against it.\n\n"
        "- a factor against it.\n- a factor for it: {{ ground.applies_to }};\n\nThe balance is against disclosure."
    )
    assert [edit.kind for edit in second.edits].count("moved to") == 2
    assert rules(answer) == []


def test_proposals_accepted_are_the_proposed_wording(returned: Returned) -> None:
    answer = returned([{"do": "accept_all"}])
    assert not answer.readings[0].changed
    assert answer.readings[0].rejected == ()
    assert rules(answer) == []


def test_proposals_rejected_are_the_approved_wording_and_each_is_named(returned: Returned) -> None:
    answer = returned([{"do": "reject_all"}])
    assert to_yaml(answer.readings[0].wording) == to_yaml(from_yaml(APPROVED))
    assert answer.readings[0].rejected[:2] == (
        "the deletion of “its”",
        "the insertion of “, or would be likely to,”",
    )
    assert rules(answer) == []


def test_one_proposal_accepted_one_rejected_and_the_rest_left(returned: Returned) -> None:
    answer = returned([{"do": "accept", "text": "its"}, {"do": "reject", "text": ", or would be likely to,"}])
    assert answer.readings[0].wording == changed(PROPOSED, (", or would be likely to,", ""))
    assert answer.readings[0].rejected == ("the insertion of “, or would be likely to,”",)
    assert rules(answer) == []


def test_edits_among_proposals_some_of_which_were_rejected(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "reject", "text": ", or would be likely to,"},
            {"do": "replace", "text": "harmful", "by": "damaging"},
            {"do": "delete", "text": "It ends in a bullet."},
        ]
    )
    reading = answer.readings[0]
    expected = changed(
        PROPOSED, (", or would be likely to,", ""), ("harmful", "damaging"), ("\n- It ends in a bullet.", "")
    )
    assert reading.wording == expected
    assert reading.rejected[:2] == (
        "the insertion of “, or would be likely to,”",
        "the insertion of “harmful”",
    )
    assert "inserted “damaging”" in texts(reading)
    assert rules(answer) == []


def test_a_comment_is_read_with_the_words_it_hangs_on_and_whether_it_is_resolved(returned: Returned) -> None:
    answer = returned(
        [
            {
                "do": "comment",
                "author": "Ann Counsel",
                "on": "harmful",
                "text": "Is this the test?\nI doubt it.",
            },
            {"do": "comment", "author": "Bo Clerk", "on": "The balance", "text": "Agreed.", "resolved": True},
        ]
    )
    (first,), (second,) = (reading.comments for reading in answer.readings)
    assert (first.words, first.text, first.author, first.resolved) == (
        "harmful", "Is this the test?\nI doubt it.", "Ann Counsel", False,
    )  # fmt: skip
    assert (second.words, second.resolved, second.date) == ("The balance", True, "2026-11-05T09:30:00Z")
    assert answer.people == ("Ann Counsel", "Bo Clerk")


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("approve", Verdict.APPROVE),
        ("Approved with changes.", Verdict.APPROVE),
        ("REJECT", Verdict.REJECT),
    ],
)
def test_a_decision_typed_over_the_prompt(returned: Returned, written: str, verdict: Verdict) -> None:
    prompt = "[approve, approve with changes, or reject]"
    answer = returned([*ME, {"do": "replace", "text": prompt, "by": written, "after": f"[{SECOND}]"}])
    assert [reading.verdict for reading in answer.readings] == [None, verdict]
    assert answer.people == ("Ann Counsel",)
    assert str(answer.readings[1].form.review_by) == "2027-11-01"
    assert rules(answer) == []


def test_a_decision_typed_beside_the_prompt_with_another_date_and_a_condition(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "insert", "behind": "or reject]", "after": f"[{FIRST}]", "text": " approve"},
            {"do": "replace", "text": "1 November 2027", "after": f"[{FIRST}]", "by": "1 May 2027"},
            {
                "do": "insert",
                "behind": "written here]",
                "after": f"[{FIRST}]",
                "text": " Not for legal advice files.",
            },
        ]
    )
    form = answer.readings[0].form
    assert (form.verdict, str(form.review_by)) == (Verdict.APPROVE, "2027-05-01")
    assert form.conditions == "Not for legal advice files."


def test_a_decision_that_is_not_one_is_named(returned: Returned) -> None:
    prompt = "[approve, approve with changes, or reject]"
    answer = returned(
        [
            *ME,
            {"do": "replace", "text": prompt, "by": "approve unless counsel objects", "after": f"[{FIRST}]"},
        ]
    )
    assert rules(answer) == ["decision-unclear"]


def test_words_made_bold_are_stressed(returned: Returned) -> None:
    answer = returned([*ME, {"do": "stress", "text": "is against"}])
    assert answer.readings[1].wording == changed(NEW, ("is against", "**is against**"))
    assert texts(answer.readings[1]) == ["stressed “is against”"]


@pytest.mark.parametrize("tracked", [ME, UNTRACKED])
def test_a_placeholder_changed_or_deleted_is_named(returned: Returned, tracked: list[Action]) -> None:
    answer = returned([*tracked, {"do": "delete", "text": "«ground.applies_to»"}])
    assert "placeholder-removed" in rules(answer)
    answer = returned([*tracked, {"do": "replace", "text": "applies_to", "by": "appliesto"}])
    assert {"placeholder-removed", "placeholder-added"} <= set(rules(answer))
    answer = returned([*tracked, {"do": "delete", "text": "»", "after": "a factor for"}])
    assert {"placeholder-removed", "placeholder-broken"} <= set(rules(answer))


def test_text_typed_between_blocks_and_edits_of_the_illustration_are_named(returned: Returned) -> None:
    answer = returned(
        [
            *ME,
            {"do": "paragraph", "behind": "would help offenders.", "text": "Please add a block on timing."},
            {"do": "replace", "text": "would help", "after": f"[{SECOND}]", "by": "might help"},
        ]
    )
    assert rules(answer) == ["text-between-blocks"] * 2
    assert "Please add a block on timing." in answer.findings[0].message


def test_a_block_deleted_with_tracking_is_deleted_and_without_it_is_missing(returned: Returned) -> None:
    cut: list[Action] = [{"do": "delete_paragraphs", "from": f"[{FIRST}]", "until": "Illustration"}]
    assert rules(returned([*ME, *cut])) == ["block-deleted"]
    assert rules(returned([*UNTRACKED, *cut])) == ["block-missing", "tracking-setting"]


@pytest.mark.parametrize("block", [FIRST, SECOND])
def test_a_block_is_found_without_its_code_line(returned: Returned, block: str) -> None:
    answer = returned([*UNTRACKED, {"do": "replace", "text": f"[{block}] base", "by": ""}])
    assert rules(answer) == ["tracking-setting", "anchor-lost"]
    assert [reading.changed for reading in answer.readings] == [False, False]


@pytest.mark.parametrize("block", [FIRST, SECOND])
def test_a_block_is_found_without_its_decision_line(returned: Returned, block: str) -> None:
    answer = returned([*UNTRACKED, {"do": "replace", "text": "Decision:", "after": f"[{block}]", "by": ""}])
    assert rules(answer) == ["tracking-setting", "anchor-lost", "decision-line-gone"]
    assert [reading.changed for reading in answer.readings] == [False, False]


def test_a_paragraph_typed_after_the_wording_belongs_to_the_block(returned: Returned) -> None:
    answer = returned([*ME, {"do": "paragraph", "behind": "It ends in a bullet.", "text": "and in another"}])
    assert answer.readings[0].wording == changed(PROPOSED, ("in a bullet.", "in a bullet.\n- and in another"))
    assert rules(answer) == []


@pytest.mark.parametrize("tracked", [ME, UNTRACKED])
def test_wording_that_runs_on_into_the_decision_line_is_still_apart_from_it(
    returned: Returned, tracked: list[Action]
) -> None:
    prompt = "[approve, approve with changes, or reject]"
    answer = returned(
        [
            *tracked,
            {"do": "join", "text": "is against disclosure."},
            {"do": "replace", "text": prompt, "after": f"[{SECOND}]", "by": "approve"},
        ]
    )
    assert answer.readings[1].verdict is Verdict.APPROVE
    assert not answer.readings[1].changed
    assert not any(finding.stops for finding in answer.findings)
