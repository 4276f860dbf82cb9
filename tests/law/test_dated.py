"""Facts that change with the calendar: each letter gets those of its day."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from foi_letters.dated import DatedFacts
from foi_letters.dated_file import CostBand
from foi_letters.errors import FoiLettersError, InputError
from foi_letters.period import Period, version
from foi_letters.regime import Regime
from foi_letters.resources import library_folders
from foi_letters.yamlfile import parse
from foi_letters.yamlmodel import validate

FACTS = DatedFacts(library_folders())


def period(text: str) -> Period:
    return validate(parse(text, "period"), Period)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2019, 3, 1), "Information Commissioner"),
        (date(2024, 5, 10), "Information Commissioner"),
        (date(2026, 9, 29), "Information Commissioner"),
        (date(2026, 9, 30), "Information Commission"),
        (date(2026, 11, 24), "Information Commission"),
    ],
)
def test_the_regulator_has_the_name_of_the_day(on: date, name: str) -> None:
    regulator = FACTS.regulator(Regime.FOIA, on)
    assert regulator.legal_name == name
    assert regulator.office == f"{name}'s Office"
    assert regulator.known_as == "ICO"
    assert regulator.short_name == f"the {name.split()[1]}"


def test_no_postal_address_is_printed_from_september_2026_until_one_is_verified() -> None:
    assert FACTS.regulator(Regime.FOIA, date(2026, 8, 31)).address[0] == "Wycliffe House"
    for on in (date(2026, 9, 1), date(2026, 9, 30), date(2026, 11, 24)):
        regulator = FACTS.regulator(Regime.FOIA, on)
        assert regulator.address == ()
        assert regulator.website == "https://ico.org.uk"
        assert regulator.telephone == "0303 123 1113"


def test_an_authority_that_verifies_the_address_prints_it(tmp_path: Path) -> None:
    packaged = library_folders()[0] / "dated" / "regulator.yaml"
    unverified = "        note: Reported second-hand"
    own = packaged.read_text(encoding="utf-8").replace(
        unverified, "        verified: {on: 2026-11-20, source: ico.org.uk}\n" + unverified
    )
    (tmp_path / "dated").mkdir()
    (tmp_path / "dated" / "regulator.yaml").write_text(own, encoding="utf-8")
    regulator = DatedFacts(library_folders(tmp_path)).regulator(Regime.FOIA, date(2026, 11, 24))
    assert regulator.address[-1] == "M1 7BL"


def test_scottish_answers_name_the_scottish_commissioner() -> None:
    regulator = FACTS.regulator(Regime.FOISA, date(2026, 11, 24))
    assert regulator.legal_name == "Scottish Information Commissioner"
    assert regulator.complaint.within == "six months"
    assert regulator.website == "https://www.foi.scot"
    assert "foi.scot" not in FACTS.regulator(Regime.FOISA, date(2020, 1, 1)).website


def test_the_right_to_complain_is_that_of_section_50() -> None:
    complaint = FACTS.regulator(Regime.FOIA, date(2026, 11, 24)).complaint
    assert (complaint.provision, complaint.within, complaint.review_first) == ("50", "six weeks", True)


@pytest.mark.parametrize(
    ("band", "pounds", "hours"),
    [(CostBand.CENTRAL_GOVERNMENT, 600, 24), (CostBand.OTHER, 450, 18)],
)
def test_the_cost_limit_is_that_of_the_kind_of_authority(band: CostBand, pounds: int, hours: int) -> None:
    limit = FACTS.cost_limit(Regime.FOIA, band, date(2026, 11, 24))
    assert [limit.pounds, limit.rate, limit.hours] == [pounds, 25, hours]
    assert "redaction" in limit.law.not_countable


def test_scotland_has_one_limit_and_its_own_rate() -> None:
    limit = FACTS.cost_limit(Regime.FOISA, CostBand.OTHER, date(2026, 11, 24))
    assert [limit.pounds, limit.rate, limit.hours] == [600, 15, 40]


@pytest.mark.parametrize("regime", Regime)
def test_every_regime_answers_within_twenty_working_days(regime: Regime) -> None:
    limits = FACTS.time_limits(regime, date(2026, 11, 24))
    assert limits.answer.days == 20
    assert limits.ask_for_review.days == 40


def test_only_freedom_of_information_in_scotland_allows_no_extension() -> None:
    extended = {regime: FACTS.time_limits(regime, date(2026, 1, 1)).extended for regime in Regime}
    assert [regime for regime, limit in extended.items() if limit is None] == [Regime.FOISA]
    assert {limit.days for limit in extended.values() if limit} == {40}


def test_a_day_without_a_version_is_an_error_that_names_it() -> None:
    with pytest.raises(InputError, match="no time limit of FOIA for 1999-01-01"):
        FACTS.time_limits(Regime.FOIA, date(1999, 1, 1))
    with pytest.raises(InputError, match="no regulator of FOIA for 1999-01-01"):
        FACTS.regulator(Regime.FOIA, date(1999, 1, 1))
    with pytest.raises(InputError, match="no cost limit of EIR for 2026-01-01"):
        FACTS.cost_limit(Regime.EIR, CostBand.OTHER, date(2026, 1, 1))


def test_a_library_without_dated_files_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(FoiLettersError, match=r"no dated/time_limits\.yaml"):
        DatedFacts((tmp_path,)).time_limits(Regime.FOIA, date(2026, 1, 1))


def test_a_period_includes_both_its_ends() -> None:
    may = period("{from: 2026-05-01, until: 2026-05-31}")
    assert [may.covers(date(2026, m, d)) for m, d in ((4, 30), (5, 1), (5, 31), (6, 1))] == [0, 1, 1, 0]
    assert period("from: 2026-05-01").covers(date(2999, 1, 1))
    assert str(may) == "2026-05-01 to 2026-05-31"
    assert str(period("from: 2026-05-01")) == "from 2026-05-01"


def test_periods_overlap_when_they_share_a_day() -> None:
    may, since_may = period("{from: 2026-05-01, until: 2026-05-31}"), period("from: 2026-05-31")
    assert may.overlaps(since_may)
    assert since_may.overlaps(may)
    assert not may.overlaps(period("from: 2026-06-01"))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputError, match="before it begins"):
        period("{from: 2026-05-02, until: 2026-05-01}")
    assert period("{from: 2026-05-02, until: 2026-05-02}").covers(date(2026, 5, 2))


def test_no_two_versions_of_a_name_or_contact_share_a_day() -> None:
    for entry in FACTS._regulators.regulators:
        for versions in (entry.names, entry.contacts):
            later = pairwise(versions)
            assert not any(a.in_force.overlaps(b.in_force) for a, b in later)
    assert version([], date(2026, 1, 1)) is None
