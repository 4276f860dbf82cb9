"""What Word writes, in every shape it is known to write it, is read as a reader in Word sees it."""

from pathlib import Path

import pytest

from foi_letters.wording.answer import Answer, read_answer
from foi_letters.wording.pack import AUTHOR
from foi_letters.wording.reading import Reading
from foi_letters.wording.words import from_yaml
from tests.wording.packs import for_review, packed
from tests.wording.word_shapes import (
    comment,
    comments,
    dele,
    edited,
    extended,
    gone,
    ins,
    on,
    para,
    run,
    track,
)  # fmt: skip

TEXT = "Disclosure would harm the interest.\n\nThe balance is against it.\n"
FIRST, SECOND = "Disclosure would harm the interest.", "The balance is against it."


def answer(folder: Path, body: str, text: str = TEXT, approved: str | None = None, **more: str) -> Answer:
    pack = packed([for_review(text, approved)])
    pack.manifest.save(folder / "packs")
    decision = more.pop("decision", "")
    return read_answer(edited(pack, folder, body, parts=more, decision=decision), folder / "packs")


def reading(folder: Path, body: str, text: str = TEXT, approved: str | None = None) -> Reading:
    (only,) = answer(folder, body, text, approved).readings
    return only


def rules(found: Reading) -> list[str]:
    return [finding.rule for finding in found.findings if finding.rule != "no-decision"]


def edits(found: Reading) -> list[str]:
    return [str(edit) for edit in found.edits]


def test_runs_cut_by_rsids_proofing_marks_and_smart_tags_are_one_text(tmp_path: Path) -> None:
    body = para(
        run("Disc") + '<w:proofErr w:type="spellStart"/>' + run("losure wo") + '<w:proofErr w:type="spellEnd"/>'
        + f'<w:smartTag w:uri="x" w:element="y">{run("uld ha")}</w:smartTag>'
        + '<w:r><w:lastRenderedPageBreak/><w:t>rm</w:t></w:r><w:bookmarkStart w:id="7" w:name="_GoBack"/>'
        + '<w:bookmarkEnd w:id="7"/>' + run(" the interest.")
    ) + para(run(SECOND))  # fmt: skip
    found = reading(tmp_path, body)
    assert (found.changed, edits(found), rules(found)) == (False, [], [])


def test_a_placeholder_cut_into_runs_is_one_placeholder(tmp_path: Path) -> None:
    body = para(run("See «gro") + run("und.cita", "<w:i/>") + run("tion».", ""))
    found = reading(tmp_path, body, "See {{ ground.citation }}.")
    assert (found.changed, rules(found)) == (False, [])


def test_a_move_within_a_block_is_read_at_its_new_place(tmp_path: Path) -> None:
    body = (
        para('<w:moveFromRangeStart w:id="1" w:author="Ann Counsel" w:name="move1"/>' + track("moveFrom", run(FIRST)), mark=track("moveFrom"))
        + '<w:moveFromRangeEnd w:id="1"/>'
        + para(run(SECOND), mark=track("ins"))
        + para('<w:moveToRangeStart w:id="2" w:author="Ann Counsel" w:name="move1"/>' + track("moveTo", run(FIRST)), mark="")
        + '<w:moveToRangeEnd w:id="2"/>'
    )  # fmt: skip
    found = reading(tmp_path, body)
    assert found.wording == from_yaml(f"{SECOND}\n\n{FIRST}")
    assert [edit.kind for edit in found.edits if "paragraph" not in edit.kind] == ["moved from", "moved to"]
    assert rules(found) == []


def test_a_deletion_inside_the_reviewers_own_insertion_is_nothing(tmp_path: Path) -> None:
    nested = track("ins", run("very ") + track("del", gone("very ")) + run("much "))
    found = reading(
        tmp_path, para(run("Disclosure would ") + nested + run("harm the interest.")) + para(run(SECOND))
    )
    assert found.wording == from_yaml(TEXT.replace("would harm", "would very much harm"))
    assert edits(found) == ["inserted “very”", "inserted “much”"]


def test_a_deletion_inside_a_proposal_takes_it_back(tmp_path: Path) -> None:
    nested = track("ins", track("del", gone(" greatly")), AUTHOR)
    body = para(run("Disclosure would") + nested + run(" harm the interest.")) + para(run(SECOND))
    found = reading(tmp_path, body, TEXT.replace("would", "would greatly"), TEXT)
    assert found.wording == from_yaml(TEXT)
    assert found.rejected == ("the insertion of “greatly”",)
    assert (edits(found), rules(found)) == ([], [])


def test_one_reviewer_deletes_what_another_inserted(tmp_path: Path) -> None:
    nested = track("ins", run("clearly ") + track("del", gone("and plainly "), "Bo Clerk"))
    found = reading(
        tmp_path, para(run("Disclosure would ") + nested + run("harm the interest.")) + para(run(SECOND))
    )
    assert found.wording == from_yaml(TEXT.replace("would", "would clearly"))


def test_a_paragraph_mark_inserted_splits_and_one_deleted_joins(tmp_path: Path) -> None:
    split = (
        para(run("Disclosure would harm"), mark=track("ins"))
        + para(run(" the interest."))
        + para(run(SECOND))
    )
    found = reading(tmp_path, split)
    assert found.wording == from_yaml(f"Disclosure would harm\n\nthe interest.\n\n{SECOND}")
    assert (edits(found), rules(found)) == (["ended the paragraph after “Disclosure would harm”"], [])
    joined = para(run(FIRST), mark=track("del")) + para(ins(" ") + run(SECOND))
    found = reading(tmp_path, joined)
    assert found.wording == from_yaml(f"{FIRST} {SECOND}")
    assert rules(found) == []


def test_a_paragraph_inserted_whole_and_one_deleted_whole(tmp_path: Path) -> None:
    body = (
        para(dele(FIRST), mark=track("del"))
        + para(run(SECOND), mark=track("ins"))
        + para(ins("And so we refuse."))
    )
    found = reading(tmp_path, body)
    assert found.wording == from_yaml(f"{SECOND}\n\nAnd so we refuse.")
    assert edits(found)[:1] == [f"deleted “{FIRST}”"]
    assert rules(found) == []


def test_the_last_paragraph_deleted_with_its_mark_does_not_swallow_the_decision(tmp_path: Path) -> None:
    found = reading(tmp_path, para(run(FIRST)) + para(dele(SECOND), mark=track("del")))
    assert found.wording == from_yaml(FIRST)
    assert rules(found) == []


def test_list_items_made_with_words_own_list_button(tmp_path: Path) -> None:
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    change = track("pPrChange", '<w:pPr><w:pStyle w:val="Wording"/></w:pPr>')
    body = para(run(FIRST)) + para(run(SECOND), shape=bullet).replace("</w:pPr>", f"{change}</w:pPr>", 1)
    found = reading(tmp_path, body)
    assert found.wording == from_yaml(f"{FIRST}\n\n- {SECOND}")
    assert rules(found) == []


def test_stress_added_with_tracking(tmp_path: Path) -> None:
    look = "<w:b/>" + track("rPrChange", "<w:rPr/>")
    found = reading(
        tmp_path,
        para(run("Disclosure ") + run("would", look) + run(" harm the interest.")) + para(run(SECOND)),
    )
    assert found.wording == from_yaml(TEXT.replace("would", "**would**"))
    assert (edits(found), rules(found)) == (["stressed “would”"], [])


def test_line_breaks_tabs_and_no_break_hyphens_are_text(tmp_path: Path) -> None:
    body = para(
        run("Disclosure would")
        + "<w:r><w:br/></w:r>"
        + run("harm")
        + "<w:r><w:tab/></w:r>"
        + run("the interest.")
    )
    assert reading(tmp_path, body + para(run(SECOND))).wording == from_yaml(TEXT)
    hyphen = para(
        track("ins", "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>disclosure</w:t></w:r>") + run(FIRST)
    )
    assert reading(tmp_path, hyphen + para(run(SECOND))).wording[0].text.startswith("non\u2011disclosure")


def test_links_fields_and_content_controls_give_their_text(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("harm")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = para(f"<w:hyperlink>{run('Disclosure')}</w:hyperlink>" + run(" would ") + field + f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' the interest.')}</w:sdtContent></w:sdt>")  # fmt: skip
    found = reading(tmp_path, body + para(run(SECOND)))
    assert (found.changed, rules(found)) == (False, [])


def test_a_thread_of_comments_with_a_reply_and_a_resolved_one(tmp_path: Path) -> None:
    body = para(run("Disclosure ") + on(0, run("would")) + on(1, "") + run(" harm the interest.")) + para(
        on(2, run(SECOND))
    )
    came = answer(
        tmp_path,
        body,
        comments=comments(
            comment(0, "Or would be likely to?", key="0000000A"),
            comment(1, "No: the evidence shows it.", "Bo Clerk", "0000000B"),
            comment(2, "Fine.", key="0000000C"),
        ),
        commentsExtended=extended(
            ("0000000A", "", False), ("0000000B", "0000000A", False), ("0000000C", "", True)
        ),
    )
    first, second = came.readings[0].comments
    assert (first.words, first.text, first.resolved) == ("would", "Or would be likely to?", False)
    assert [(reply.author, reply.text) for reply in first.replies] == [
        ("Bo Clerk", "No: the evidence shows it.")
    ]
    assert (second.words, second.resolved, second.replies) == (SECOND, True, ())


def test_a_comment_over_several_paragraphs_and_one_on_deleted_words(tmp_path: Path) -> None:
    body = (
        para('<w:commentRangeStart w:id="0"/>' + run(FIRST))
        + para(run("The balance") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + on(1, dele(" is against it")) + run("."))
    )  # fmt: skip
    came = answer(tmp_path, body, comments=comments(comment(0, "All this?"), comment(1, "Not needed.")))
    long, short = came.readings[0].comments
    assert long.words == f"{FIRST}The balance"
    assert short.words == "is against it"


def test_a_comment_that_covers_no_words_still_belongs_to_its_block(tmp_path: Path) -> None:
    body = para(run(FIRST) + '<w:r><w:commentReference w:id="0"/></w:r>') + para(run(SECOND))
    came = answer(tmp_path, body, comments=comments(comment(0, "See the file.")))
    assert [(each.words, each.text) for each in came.readings[0].comments] == [("", "See the file.")]


def test_words_changed_with_tracking_off_beside_tracked_ones_are_named(tmp_path: Path) -> None:
    body = para(run("Disclosure ") + dele("would") + ins("could") + run(" damage the interest.")) + para(
        run(SECOND)
    )
    found = reading(tmp_path, body)
    assert rules(found) == ["tracking-off"]
    assert "deleted “harm”; inserted “damage”" in found.findings[0].message
    assert "would" not in found.findings[0].message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "hidden text"),
        ("<w:r><w:drawing/></w:r>", "a picture or text box"),
        ('<w:r><mc:AlternateContent xmlns:mc="urn:x"/></w:r>', "a picture or text box"),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', "a footnote"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "a symbol of a symbol font"),
    ],
)
def test_what_is_not_text_is_named(tmp_path: Path, content: str, what: str) -> None:
    found = reading(tmp_path, para(run(FIRST) + content) + para(run(SECOND)))
    assert "not-text" in rules(found)
    assert any(what in finding.message for finding in found.findings)


def test_characters_that_cannot_be_seen_are_named(tmp_path: Path) -> None:
    found = reading(tmp_path, para(run(FIRST) + ins("\u202e evil\u200b")) + para(run(SECOND)))
    assert rules(found) == ["invisible-character"]
    assert "U+200B, U+202E" in found.findings[0].message


def test_a_block_that_stands_twice_is_named(tmp_path: Path) -> None:
    code = "[foia/s31/engagement] base 00000000 - used when: always"
    came = answer(tmp_path, para(run(FIRST)) + para(run(SECOND)) + para(run(code), "CodeLine"))
    assert "block-twice" in [finding.rule for finding in came.general]


def test_a_decision_in_a_tracked_change_of_several_runs(tmp_path: Path) -> None:
    came = answer(
        tmp_path, para(run(FIRST)) + para(run(SECOND)), decision="approve"
    )  # the prompt replaced without a trace, as with tracking off
    assert came.readings[0].verdict == "approve"


def test_a_file_stripped_of_names_is_named_only_where_its_edits_could_be_taken_for_ours(
    tmp_path: Path,
) -> None:
    nobody = track("ins", run("clearly "), "Unknown Author")
    body = para(run("Disclosure would ") + nobody + run("harm the interest.")) + para(run(SECOND))
    came = answer(tmp_path, body)
    assert (came.people, [finding.rule for finding in came.general]) == ((), [])
    assert came.readings[0].wording == from_yaml(TEXT.replace("would", "would clearly"))
    stripped = answer(tmp_path, body, TEXT, TEXT.replace("harm", "damage"))
    assert [finding.rule for finding in stripped.general] == ["authors-removed"]
