"""From the lawyer's file into the library and the ledger: all of what was decided, or nothing at all."""

from pathlib import Path

import pytest

from foi_letters.approvals import Ledger, State, Verdict
from foi_letters.assembly.package import read_package, write_package
from foi_letters.errors import FoiLettersError, InputError
from foi_letters.wording import ledger
from foi_letters.wording.answer import read_answer
from foi_letters.wording.importing import Import, carry_out, plan
from foi_letters.wording.sending import send
from foi_letters.wording.sources import Sources
from tests.wording.authority_files import (
    BALANCE,
    LAW,
    LIBRARY,
    RETURNED,
    SENT,
    TIMING,
    answered,
    authority,
    library_text,
    reopened,
    sent,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    authority(tmp_path)
    return tmp_path


def planned(folder: Path, file: Path, reviewer: str | None = None) -> Import:
    sources = reopened(folder)
    return plan(read_answer(file, sources.packs), sources, RETURNED, reviewer, "Solicitor")


def imported(folder: Path, file: Path) -> Import:
    import_ = planned(folder, file)
    carry_out(import_, reopened(folder))
    return import_


def rules(import_: Import) -> list[str]:
    return [finding.rule for finding in import_.findings if finding.stops]


def test_edits_go_into_their_scalars_and_decisions_into_the_ledger(folder: Path) -> None:
    decisions = {LAW: "approve with changes", BALANCE: "approve with changes", TIMING: "approve"}
    file = answered(sent(folder), decisions, (LAW, "oddly", "strangely"), (BALANCE, "favour", "balance"))
    imported(folder, file)
    assert library_text(folder) == LIBRARY.replace("oddly", "strangely").replace("in favour", "in balance")
    lines = Ledger.read(folder / "approvals.jsonl").lines
    assert [(line.block, line.decision) for line in lines] == [
        (LAW, Verdict.APPROVE_WITH_CHANGES),
        (BALANCE, Verdict.APPROVE_WITH_CHANGES),
        (TIMING, Verdict.APPROVE),
    ]
    assert {(line.reviewer, line.role, str(line.date), str(line.review_by)) for line in lines} == {
        ("Ann Counsel", "Solicitor", "2026-11-09", "2027-11-01")
    }
    states = {
        w.id: reopened(folder).state(w, RETURNED).state
        for w in reopened(folder).current(RETURNED, ["foia/standard/odd"])
    }
    assert states == dict.fromkeys((LAW, BALANCE, TIMING), State.APPROVED)


def test_the_next_pack_shows_nothing_left_to_review_until_the_wording_changes(folder: Path) -> None:
    imported(folder, answered(sent(folder), dict.fromkeys((LAW, BALANCE, TIMING), "approve")))
    with pytest.raises(InputError, match="nothing-to-review"):
        send(reopened(folder), folder / "again.docx", RETURNED, ids=["foia/standard/odd"], changed=True)
    file = folder / "library" / "foia" / "standard" / "odd.yaml"
    file.write_text(LIBRARY.replace("oddly", "evenly"), encoding="utf-8")
    made = send(reopened(folder), folder / "again.docx", RETURNED, ids=["foia/standard/odd"], changed=True)
    assert [(block.block, block.approved is not None) for block in made.manifest.blocks] == [(LAW, True)]


def test_planning_writes_nothing(folder: Path) -> None:
    file = answered(sent(folder), {LAW: "approve"}, (LAW, "oddly", "strangely"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert not planned(folder, file).stopped
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_one_problem_in_one_block_stops_everything(folder: Path) -> None:
    file = answered(
        sent(folder),
        {LAW: "approve", BALANCE: "approve"},
        (LAW, "oddly", "strangely"),
        (TIMING, "«letter.date»", "today"),
    )
    import_ = planned(folder, file)
    assert rules(import_) == ["placeholder-removed"]
    with pytest.raises(
        InputError, match=r"returned\.docx: foia/standard/odd/timing: error\[placeholder-removed\]"
    ):
        carry_out(import_, reopened(folder))
    assert library_text(folder) == LIBRARY
    assert not (folder / "approvals.jsonl").exists()


def test_edits_without_a_decision_are_reported_and_not_written(folder: Path) -> None:
    import_ = imported(folder, answered(sent(folder), {LAW: "approve"}, (BALANCE, "favour", "your favour")))
    assert [f.rule for f in import_.findings] == ["no-decision"]
    assert library_text(folder) == LIBRARY
    assert [line.block for line in Ledger.read(folder / "approvals.jsonl").lines] == [LAW]


def test_a_rejected_block_is_recorded_and_keeps_its_wording(folder: Path) -> None:
    imported(folder, answered(sent(folder), {LAW: "reject"}, (LAW, "oddly", "strangely")))
    (line,) = Ledger.read(folder / "approvals.jsonl").lines
    assert (line.decision, "oddly" in line.text) == (Verdict.REJECT, True)
    assert library_text(folder) == LIBRARY


def test_importing_twice_changes_nothing_more(folder: Path) -> None:
    file = answered(sent(folder), {LAW: "approve"}, (LAW, "oddly", "strangely"))
    imported(folder, file)
    after = library_text(folder), (folder / "approvals.jsonl").read_bytes()
    again = imported(folder, file)
    assert (library_text(folder), (folder / "approvals.jsonl").read_bytes()) == after
    assert (again.decisions, again.files) == ((), ())


def test_a_file_returned_again_with_more_decisions_adds_those(folder: Path) -> None:
    pack = sent(folder)
    imported(folder, answered(pack, {LAW: "approve"}, (LAW, "oddly", "strangely")))
    imported(folder, answered(pack, {LAW: "approve", TIMING: "approve"}, (LAW, "oddly", "strangely")))
    assert [line.block for line in Ledger.read(folder / "approvals.jsonl").lines] == [LAW, TIMING]


def test_an_import_stopped_between_library_and_ledger_is_completed_by_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = answered(sent(folder), {LAW: "approve"}, (LAW, "oddly", "strangely"))

    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(ledger, "append", stops)
        with pytest.raises(KeyboardInterrupt):
            imported(folder, file)
    assert "strangely" in library_text(folder)
    assert not (folder / "approvals.jsonl").exists()
    imported(folder, file)
    assert [line.block for line in Ledger.read(folder / "approvals.jsonl").lines] == [LAW]


def test_wording_changed_since_the_pack_was_sent_is_stale(folder: Path) -> None:
    file = answered(sent(folder), {LAW: "approve"}, (LAW, "oddly", "strangely"))
    changed = LIBRARY.replace("goes on", "goes further")
    (folder / "library" / "foia" / "standard" / "odd.yaml").write_text(changed, encoding="utf-8")
    assert rules(planned(folder, file)) == ["stale-base"]
    assert library_text(folder) == changed


def test_a_change_of_line_breaks_alone_is_not_stale(folder: Path) -> None:
    file = answered(sent(folder), {LAW: "approve"}, (LAW, "oddly", "strangely"))
    spaced = LIBRARY.replace("oddly  spaced", "oddly spaced")
    (folder / "library" / "foia" / "standard" / "odd.yaml").write_text(spaced, encoding="utf-8")
    imported(folder, file)
    assert library_text(folder) == spaced.replace("oddly", "strangely")


def test_nobody_is_guessed_to_be_the_reviewer(folder: Path) -> None:
    file = answered(sent(folder), {LAW: "approve"})
    data = file.read_bytes()
    assert planned(folder, file).reviewer is not None
    parts = dict(read_package(data).parts)
    document = parts["word/document.xml"].replace(b"Ann Counsel", b"foi-letters (proposed)")
    file.write_bytes(write_package(parts | {"word/document.xml": document}))
    assert rules(planned(folder, file)) == ["reviewer-unknown"]
    named = planned(folder, file, "Bo Clerk")
    assert [decided.reviewer for decided in named.decisions] == ["Bo Clerk"]


def test_the_library_that_came_with_the_program_is_never_written_to(tmp_path: Path) -> None:
    sources = Sources("Northshire Constabulary", None, tmp_path / "approvals.jsonl")
    send(sources, tmp_path / "review.docx", SENT, ids=["foia/s31/law"])
    file = answered(
        tmp_path / "review.docx", {"foia/s31/law": "approve"}, ("foia/s31/law", "exemption", "provision")
    )
    import_ = plan(read_answer(file, sources.packs), sources, RETURNED)
    assert rules(import_) == ["packaged-library"]
    assert "wording copy FOLDER" in import_.findings[-1].cure
    approved = answered(tmp_path / "review.docx", {"foia/s31/law": "approve"})
    carry_out(plan(read_answer(approved, sources.packs), sources, RETURNED), sources)
    assert len(Ledger.read(sources.ledger_file).lines) == 1


def test_a_proposal_rejected_with_its_placeholder_leaves_a_library_that_declares_too_much(
    folder: Path,
) -> None:
    imported(folder, answered(sent(folder), {TIMING: "approve"}))
    file = folder / "library" / "foia" / "standard" / "odd.yaml"
    more = LIBRARY.replace("will answer.", "will answer {{ case.reference }}.").replace(
        "[letter.date]", "[letter.date, case.reference]"
    )
    file.write_text(more, encoding="utf-8")
    returned = answered(sent(folder, on=RETURNED), {TIMING: "approve"})
    parts = dict(read_package(returned).parts)
    document = parts["word/document.xml"].decode()
    start = document.index("<w:ins", document.index(f"[{TIMING}]"))
    end = document.index("</w:ins>", start) + len("</w:ins>")
    returned.write_bytes(
        write_package(parts | {"word/document.xml": (document[:start] + document[end:]).encode()})
    )
    import_ = planned(folder, returned)
    assert rules(import_) == ["value-error"]
    assert "as edited: the placeholders declared are not those used: case.reference" in str(
        import_.problems[0]
    )
    with pytest.raises(FoiLettersError):
        carry_out(import_, reopened(folder))
    assert library_text(folder) == more


def test_a_library_that_cannot_be_read_is_told_as_it_is_and_a_block_that_is_gone_as_gone(
    folder: Path,
) -> None:
    returned = answered(sent(folder), {LAW: "approve"})
    file = folder / "library" / "foia" / "standard" / "odd.yaml"
    file.write_text(LIBRARY.replace("block: law  ", "block: laws "), encoding="utf-8")
    assert rules(planned(folder, returned)) == ["stale-base"]
    file.write_text(LIBRARY + "  stray: key\n", encoding="utf-8")
    with pytest.raises(InputError, match="unknown-key"):
        planned(folder, returned)
