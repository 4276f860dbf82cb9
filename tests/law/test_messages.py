"""What the library says when something is wrong, word for word: these are read by officers and lawyers."""

from datetime import date
from pathlib import Path

import pytest

from foi_letters.citation import NO_BREAK_SPACE, CitationField, Reliance, join_reliances, listed, parse
from foi_letters.claim import Standing, Status
from foi_letters.dated import DatedFacts
from foi_letters.dated_file import CostBand
from foi_letters.errors import FoiLettersError, InputError
from foi_letters.exemption import Library
from foi_letters.regime import Regime
from foi_letters.resources import library_folders
from foi_letters.working_days import read_calendar
from foi_letters.yamlfile import parse as parse_yaml
from foi_letters.yamlmodel import FileModel, validate

NOW = date(2026, 11, 24)
LIBRARY = Library.open()


def plain(error: BaseException) -> str:
    return str(error).replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize(
    ("cite", "via", "message"),
    [
        (
            "31(1)",
            [],
            (
                "error[provision-too-wide]: section 31(1) is not cited as far as the paragraph relied on\n"
                "   help: write one of: 31(1)(a), 31(1)(b), 31(1)(c), 31(1)(d), 31(1)(e), 31(1)(f), 31(1)(g), 31(1)(h), "
                "31(1)(i)"
            ),
        ),
        (
            "40",
            [],
            (
                "error[provision-too-wide]: section 40 is not cited as far as the paragraph relied on\n"
                "   help: write one of: 40(1), 40(2); to neither confirm nor deny: 40(5A), 40(5B)(a)(i), 40(5B)(a)(ii), 40(5B)(b), 40(5B)(c), 40(5B)(d)"
            ),
        ),
        (
            "37(2)",
            [],
            (
                "error[needs-second-provision]: section 37(2) must come with one of 37(1)(a), 37(1)(aa), 37(1)(ab), "
                "37(1)(ac), 37(1)(ad), 37(1)(b)\n   help: write it in `via`, for example '37(1)(a)'"
            ),
        ),
        (
            "31(1)(a)",
            ["31(2)(b)", "31(2)(a)"],
            (
                "error[needless-second-provision]: section 31(1)(a) stands alone; it is not read with sections 31(2)(a) "
                "and (b)\n   help: remove `via`"
            ),
        ),
        (
            "40(2)(a)",
            [],
            (
                "error[not-a-ground]: section 40(2)(a) is not a ground on which information can be refused\n"
                "   help: cite 40(2)"
            ),
        ),
        (
            "17(7)",
            [],
            "error[not-a-ground]: section 17(7) is not a ground on which information can be refused",
        ),
        (
            "40(7)",
            [],
            "error[not-a-ground]: section 40(7) is not a ground on which information can be refused",
        ),
        (
            "40(3)(a)(i)",
            [],
            (
                "error[provision-not-in-force]: section 40(3)(a)(i) is no longer in force on 2026-11-24\n"
                "   help: since then the law is in section 40(3A)(a)"
            ),
        ),
        ("40(6)", [], "error[provision-not-in-force]: section 40(6) is no longer in force on 2026-11-24"),
    ],
)
def test_a_ground_that_cannot_be_relied_on(cite: str, via: list[str], message: str) -> None:
    with pytest.raises(InputError) as caught:
        LIBRARY.claim(parse(cite), [parse(each) for each in via], NOW)
    assert plain(caught.value) == message


def test_a_provision_that_is_not_yet_law() -> None:
    with pytest.raises(InputError) as caught:
        LIBRARY.claim(parse("22A(1)"), [], date(2014, 9, 30))
    assert plain(caught.value) == (
        "error[provision-not-in-force]: section 22A(1) is not yet in force on 2014-09-30"
    )
    assert LIBRARY.claim(parse("22A(1)"), [], date(2014, 10, 1)).rule.title


def test_a_standing_names_its_citation() -> None:
    old, new = parse("40(3)(a)(i)"), parse("40(3A)(a)")
    assert LIBRARY.standing(old, NOW) == Standing(old, Status.REPEALED, (new,))
    assert LIBRARY.standing(new, date(2018, 5, 24)) == Standing(new, Status.NOT_YET)
    assert LIBRARY.standing(new, NOW) == Standing(new, Status.IN_FORCE)
    assert LIBRARY.standing(parse("40(9)"), NOW) == Standing(parse("40(9)"), Status.UNKNOWN)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            "foia/s31/engagment",
            "exemptions/foia/s31.yaml: error[unknown-wording]: foia/s31 has no wording 'engagment'",
        ),
        (
            "foia/s99/law",
            (
                "error[unknown-exemption]: the library has no foia/s99\n"
                "   help: foi-letters exemptions prints the ids of all exemptions"
            ),
        ),
    ],
)
def test_wording_that_does_not_exist(block: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        LIBRARY.block(block, NOW)
    assert plain(caught.value) == message


def test_wording_that_has_no_version_for_the_day_shows_its_line_and_the_versions_there_are() -> None:
    with pytest.raises(InputError) as caught:
        LIBRARY.block("foia/s40-2/principle", date(2010, 1, 1))
    text = plain(caught.value)
    assert "error[no-wording]: the wording foia/s40-2/principle has no version for 2010-01-01\n" in text
    assert text.endswith("help: it has versions 2018-05-25 to 2020-12-31; from 2021-01-01")


def test_a_file_of_wording_is_no_exemption() -> None:
    with pytest.raises(InputError) as caught:
        LIBRARY.exemption("foia/standard/opening")
    assert (
        plain(caught.value) == "error[unknown-exemption]: foia/standard/opening is wording, not an exemption"
    )


def test_a_file_that_stands_in_the_wrong_place_is_told_its_id(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    (tmp_path / "foia" / "words.yaml").write_text(
        "id: foia/wrods\nregime: FOIA\ntitle: Words\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        Library.open(tmp_path).file("foia/words")
    assert plain(caught.value) == (
        f"{tmp_path.name}/foia/words.yaml:1:5: error[wrong-id]: the id is foia/wrods, but the file stands at foia/words\n"
        "    1 | id: foia/wrods\n"
        "      |     ^^^^^^^^^^\n"
        "   help: write foia/words"
    )


def test_errors_name_the_files_of_the_library_not_the_folders_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "foia").mkdir()
    for name in ("act.yaml", "s31.yaml"):
        (tmp_path / "foia" / name).write_text("limbs: {", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("sources: {", encoding="utf-8")
    broken = Library.open(tmp_path)
    for read, name in (
        (lambda: broken.exemption("foia/s31"), "foia/s31.yaml"),
        (lambda: broken.act(Regime.FOIA), "foia/act.yaml"),
        (broken.sources, "sources.yaml"),
    ):
        with pytest.raises(InputError) as caught:
            read()
        assert str(caught.value).startswith(f"{tmp_path.name}/{name}:")


def test_a_library_without_sources_or_act_has_none(tmp_path: Path) -> None:
    assert Library.open(tmp_path).sources() == {}
    assert Library.open(tmp_path).act(Regime.FOIA) is None


# dated facts and the calendar


def test_a_day_without_a_dated_fact() -> None:
    facts = DatedFacts(library_folders())
    for ask, what in (
        (lambda: facts.regulator(Regime.FOISA, date(2003, 2, 23)), "regulator of FOISA for 2003-02-23"),
        (lambda: facts.time_limits(Regime.EIR, date(2004, 12, 31)), "time limit of EIR for 2004-12-31"),
        (lambda: facts.cost_limit(Regime.EISR, CostBand.OTHER, NOW), "cost limit of EISR for 2026-11-24"),
    ):
        with pytest.raises(InputError) as caught:
            ask()
        assert str(caught.value) == (
            f"error[no-dated-fact]: the library has no {what}\n"
            "   help: check the date of the letter, or add a version"
        )


def test_a_regulator_without_a_contact_for_the_day_is_not_named(tmp_path: Path) -> None:
    packaged = library_folders()[0] / "dated" / "regulator.yaml"
    text = packaged.read_text(encoding="utf-8").replace(
        "    contacts:\n      - in_force: {from: 2000-11-30}",
        "    contacts:\n      - in_force: {from: 2020-01-01}",
    )
    (tmp_path / "dated").mkdir()
    (tmp_path / "dated" / "regulator.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="no regulator of FOIA for 2019-12-31"):
        DatedFacts(library_folders(tmp_path)).regulator(Regime.FOIA, date(2019, 12, 31))


def test_the_regulator_comes_with_all_that_a_letter_prints() -> None:
    regulator = DatedFacts(library_folders()).regulator(Regime.FOIA, NOW)
    assert regulator.complaints == "https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/"
    assert regulator.appeal == "First-tier Tribunal (Information Rights)"


def test_a_library_that_lacks_a_file_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(FoiLettersError) as caught:
        DatedFacts((tmp_path,)).time_limits(Regime.FOIA, NOW)
    assert str(caught.value) == "error[defect]: the library has no dated/time_limits.yaml"


def test_days_outside_the_calendar() -> None:
    calendar = read_calendar(library_folders(), Regime.FOIA)
    assert not calendar.is_working_day(date(2004, 1, 1))
    assert calendar.is_working_day(date(2028, 12, 29))
    for day, cure in (
        (date(2003, 12, 31), "check the year"),
        (
            date(2029, 1, 1),
            (
                "add the bank holidays of 2029 to dated/calendar-additions.yaml in your own library folder: "
                "'years: {from: 2029, to: 2029}' and under 'days:' one entry a day"
            ),
        ),
    ):
        with pytest.raises(InputError) as caught:
            calendar.is_working_day(day)
        assert str(caught.value) == (
            f"error[calendar-ends]: {day} lies outside the calendar of bank holidays, 2004-01-01 to 2028-12-31\n"
            f"   help: {cure}"
        )


def additions(folder: Path, text: str) -> Path:
    (folder / "dated").mkdir()
    (folder / "dated" / "calendar-additions.yaml").write_text(text, encoding="utf-8")
    return folder


def test_years_that_do_not_follow_on(tmp_path: Path) -> None:
    folder = additions(tmp_path, "years: {from: 2030, to: 2031}\n")
    with pytest.raises(InputError) as caught:
        read_calendar(library_folders(folder), Regime.FOIA)
    assert str(caught.value) == (
        f"{tmp_path.name}/dated/calendar-additions.yaml: error[calendar-gap]: the years begin with 2030, but the "
        "calendar before them ends with 2028\n   help: add 2029 too"
    )


def test_years_that_the_calendar_has_already_do_not_shorten_it(tmp_path: Path) -> None:
    folder = additions(tmp_path, "years: {from: 2027, to: 2027}\n")
    assert read_calendar(library_folders(folder), Regime.FOIA).last == date(2028, 12, 31)


def test_a_day_may_have_a_name_in_each_part_and_removing_what_is_not_there_is_no_error(
    tmp_path: Path,
) -> None:
    folder = additions(
        tmp_path,
        "days:\n- {date: 2027-05-04, name: Dewi, parts: [Wales]}\n- {date: 2027-05-04, name: Magna, parts: [England]}\n"
        "removed:\n- {date: 2027-05-05, name: None such}\n- {date: 2027-05-03, name: Early May, parts: [Wales, Wales]}\n",
    )
    calendar = read_calendar(library_folders(folder), Regime.FOIA)
    assert calendar.holidays[date(2027, 5, 4)] == "Magna (England); Dewi (Wales)"
    assert date(2027, 5, 5) not in calendar.holidays


# citations


def test_grounds_with_second_provisions_are_listed_in_the_order_of_the_act() -> None:
    personal = Reliance(parse("40(2)"), (parse("40(3A)(a)"),), "by virtue of")
    objection = Reliance(parse("40(2)"), (parse("40(3B)"),), "by virtue of")
    conduct = Reliance(parse("31(1)(g)"), (parse("31(2)(b)"),))
    assert join_reliances([objection, personal, conduct]).replace(NO_BREAK_SPACE, " ") == (
        "section 31(1)(g) read with section 31(2)(b), section 40(2) by virtue of section 40(3A)(a), "
        "and section 40(2) by virtue of section 40(3B)"
    )


def test_a_list_of_one_or_none() -> None:
    assert listed(["a"]) == "a"
    assert listed([]) == ""


class Ground(FileModel):
    cite: CitationField


def test_a_citation_that_is_not_text() -> None:
    with pytest.raises(InputError) as caught:
        validate(parse_yaml("cite: [40]\n", "case.yaml"), Ground)
    assert "error[value-error]: a citation is text\n" in str(caught.value)
    assert str(caught.value).endswith("help: write it in quotes, such as '40(2)'")
