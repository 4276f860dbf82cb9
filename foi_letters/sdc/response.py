"""All figures of a response as one problem: sources read, tables counted, everything that ties them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from foi_letters.errors import FoiLettersError, Gathered
from foi_letters.figures_check import Spot
from foi_letters.figures_spec import FiguresSpec
from foi_letters.released import SuppressionRule
from foi_letters.sdc import rules as mixed
from foi_letters.sdc.coincidences import coincidences
from foi_letters.sdc.conditions import Source
from foi_letters.sdc.crossings import add_crossings
from foi_letters.sdc.declared import add_declared, cells
from foi_letters.sdc.instance import Cell, State
from foi_letters.sdc.links import Cluster, link_source
from foi_letters.sdc.network import Network, total_of
from foi_letters.sdc.printing import tell_reader
from foi_letters.sdc.ratios import Ratio, ratios
from foi_letters.sdc.raw import RawTable
from foi_letters.sdc.records import Records
from foi_letters.sdc.remainders import add_remainders
from foi_letters.sdc.source import SourceFile, read_source
from foi_letters.sdc.tables import Plan, counted, from_counts, from_records
from foi_letters.sdc.typed import typed_in, typed_sheet
from foi_letters.table_spec import Kind, TableSpec

Read = Mapping[str, tuple[Records, SourceFile]]
"""Sources by id, with what the audit keeps of their files."""
MAX_ASKED = 10
"""How many totals that may stand in another question an officer is asked about."""


@dataclass(frozen=True, slots=True)
class Response:
    """The tables and figures of a case before they are protected."""

    spec: FiguresSpec
    spot: Spot = field(repr=False)
    plans: Mapping[str, Plan]
    rules: Mapping[str, SuppressionRule]
    """The rule of each table."""
    raw: Mapping[str, RawTable] = field(repr=False)
    network: Network = field(repr=False)
    ratios: tuple[Ratio, ...]
    read: Read = field(repr=False)
    """The sources as read, by id."""
    house: SuppressionRule

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """The files of the sources."""
        return tuple(file for _, file in self.read.values())


def read_response(spec: FiguresSpec, folder: Path, house: SuppressionRule, spot: Spot) -> Response:
    """Everything that the case says of its figures, as one problem. InputError with every problem found."""
    return assembled(spec, _read(spec, folder), house, spot)


def assembled(spec: FiguresSpec, read: Read, house: SuppressionRule, spot: Spot) -> Response:
    """The same from sources that are read. InputError with every problem found."""
    rule = spec.rule.over(house)
    rules = {table.id: table.rule.over(rule) if table.rule else rule for table in spec.tables}
    network = Network(mixed.policy_of(spec, rules, rule, spot))
    plans, sources = _plans(spec, read, spot)
    clusters = _link(spec, plans, sources, network)
    found = _tie(spec, plans, rules, spot, network)
    mixed.tell_rules(spec, plans, rules, rule, network)
    add_crossings(clusters, network)
    network.notes += islice(coincidences(spec, plans, network), MAX_ASKED)
    raw = {plan.spec.id: counted(plan, sources[plan.source]) for plan in plans.values()}
    _agree(plans, raw, network)
    return Response(spec, spot, plans, rules, raw, network, found, read, house)


def _link(
    spec: FiguresSpec, plans: Mapping[str, Plan], sources: Mapping[str, Source], network: Network
) -> list[Cluster]:
    """Ties the tables of each source by what they count."""
    clusters: list[Cluster] = []
    for source_id, source in sources.items():
        if own := [plan for plan in plans.values() if plan.source == source_id]:
            clusters += link_source(source_id, source, own, network)
    for cluster in clusters:
        add_remainders(cluster, spec.links.harmless, network)
    return clusters


def _tie(
    spec: FiguresSpec,
    plans: Mapping[str, Plan],
    rules: Mapping[str, SuppressionRule],
    spot: Spot,
    network: Network,
) -> tuple[Ratio, ...]:
    """Ties the tables by what the case declares and by how they are printed; gives the ratios between their cells."""
    gathered, found = Gathered(), list[Ratio]()
    for plan in plans.values():
        with gathered.attempt():
            tell_reader(plan, rules[plan.spec.id], network)
    with gathered.attempt():  # what is public already is so however it is printed now
        add_declared(spec, plans, rules, spot, network)
    with gathered.attempt():
        _add_sums(spec, plans, spot, network)
    with gathered.attempt():
        found += ratios(spec, plans, spot)
    gathered.stop()
    return tuple(found)


def _agree(plans: Mapping[str, Plan], raw: Mapping[str, RawTable], network: Network) -> None:
    """Each table is counted on its own and again among its relations; a difference would be a defect of ours."""
    for plan in plans.values():
        counts = raw[plan.spec.id].unprotected()
        if any(network.value(str(plan.name(*at))) != counts[at] for at in plan.cells()):
            raise FoiLettersError(f"table '{plan.spec.id}' is counted differently among its relations")


# sources and tables


def _read(spec: FiguresSpec, folder: Path) -> Read:
    gathered, read = Gathered(), {}
    counts = {table.counts_from for table in spec.tables}
    for source_id, source in spec.sources.items():
        with gathered.attempt():
            read[source_id] = read_source(source, folder, counts=source_id in counts)
    gathered.stop()
    return read


def _plans(spec: FiguresSpec, read: Read, spot: Spot) -> tuple[dict[str, Plan], dict[str, Source]]:
    """The tables laid out, and the sources that they count, those given as counts among them."""
    gathered = Gathered()
    plans: dict[str, Plan] = {}
    sources = {name: Source(records, spec.sources[name].values) for name, (records, _) in read.items()}
    for number, table in enumerate(spec.tables):
        with gathered.attempt():
            plans[table.id] = _plan(table, spec, read, sources, spot / "tables" / number)
    gathered.stop()
    return plans, sources


def _plan(table: TableSpec, spec: FiguresSpec, read: Read, sources: dict[str, Source], spot: Spot) -> Plan:
    if table.counts is None and table.counts_from is None:
        source_id = table.source or next(iter(spec.sources))
        return from_records(table, source_id, sources[source_id], spot)
    typed = typed_in(table, spot) if table.counts_from is None else typed_sheet(read[table.counts_from][0])
    plan, sources[f"'{table.id}'"] = from_counts(table, typed, spot)
    return plan


def _add_sums(spec: FiguresSpec, plans: Mapping[str, Plan], spot: Spot, network: Network) -> None:
    """Derived figures that are sums of cells: counts that can be published, or suppressed, like any cell."""
    for number, figure in enumerate(spec.derived):
        if figure.kind is Kind.COUNT:
            parts = cells(figure.of, plans, (spot / "derived" / number / "of").place)
            network.add(
                Cell(figure.id, sum(network.value(part) for part in parts), State.PUBLISHABLE, "total")
            )
            network.equal(total_of(figure.id, parts))
