"""The access laws under which a request can be answered."""

from enum import StrEnum


class Regime(StrEnum):
    """The four access laws. FOIA and EIR bind authorities of the UK, FOISA and EISR those of Scotland."""

    FOIA = "FOIA"
    EIR = "EIR"
    FOISA = "FOISA"
    EISR = "EISR"

    @property
    def unit(self) -> str:
        """What its provisions are called."""
        return "regulation" if self in (Regime.EIR, Regime.EISR) else "section"
