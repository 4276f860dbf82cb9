"""Small counts that no table shows, and no single subtraction, but that several tables together pin down.

Calendar years beside financial years give the quarter between them; kinds by year beside kinds by sex can give a kind
in one year of one sex. Such a count is protected like any other, where withholding something still helps.
"""

from collections.abc import Iterable

from foi_letters.sdc.attack import attack
from foi_letters.sdc.instance import Instance, State
from foi_letters.sdc.links import Cluster
from foi_letters.sdc.network import Network
from foi_letters.sdc.primary import marked_primary

_NAMED = 4
"""How many of the cells that count it are named."""


def add_crossings(clusters: Iterable[Cluster], network: Network) -> None:
    """Makes implied cells of the latent ones that are small and exactly known if only small counts are withheld."""
    latent = {
        id_: cluster
        for cluster in clusters
        for id_ in cluster.names.values()
        if network.cells[id_].state is State.LATENT and network.policy.small(network.value(id_))
    }
    if not latent:
        return
    instance = network.instance("")
    marked = marked_primary(instance)
    known = attack(instance.published(_publishable(instance, small=True), marked))
    exact = [id_ for id_ in latent if known[id_].exact and id_ not in network.harmless]
    if not exact:
        return
    whatever = attack(instance.published(_publishable(instance, small=False), marked))
    for id_ in exact:
        if not whatever[id_].exact:
            network.change(id_, State.IMPLIED)
            network.remainders[id_] = _counting(id_, latent[id_])


def _publishable(instance: Instance, *, small: bool) -> list[str]:
    """The cells that can be withheld; with `small`, those alone that the rule withholds."""
    cells = (cell for cell in instance.cells if cell.state is State.PUBLISHABLE and cell.value)
    return [cell.id for cell in cells if not small or instance.policy.small(cell.value)]


def _counting(id_: str, cluster: Cluster) -> tuple[str, ...]:
    """The cells that count this group of atoms, those that count the fewest groups first."""
    group = next(number for number, name in cluster.names.items() if name == id_)
    counting = [cell for cell, groups in cluster.members.items() if group in groups]
    return tuple(sorted(counting, key=lambda cell: len(cluster.members[cell]))[:_NAMED])
