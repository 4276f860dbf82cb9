"""What stands around a value tag: the formatting of its run and paragraph, and whether a link may start there."""

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from foi_letters.assembly.names import HYPERLINK, PPR, RPR, STORIES, P, R, w, xml_of

__all__ = ["Surroundings"]


@dataclass(frozen=True)
class Surroundings:
    """The run and the paragraph of one value tag, as the template has them."""

    run: etree._Element | None = field(repr=False)
    paragraph: etree._Element | None = field(repr=False)
    part: str
    """The part that relationships made here belong to."""

    @classmethod
    def of(cls, node: etree._Element, part: str) -> "Surroundings":
        """The surroundings of a tag node."""
        run = next(node.iterancestors(R), None)
        return cls(run, next(node.iterancestors(P), None), part)

    @cached_property
    def run_properties(self) -> str:
        """The `w:rPr` of the run, `""` when it has none."""
        properties = None if self.run is None else self.run.find(RPR)
        return "" if properties is None else xml_of(properties)

    @cached_property
    def paragraph_properties(self) -> etree._Element | None:
        """The `w:pPr` of the paragraph."""
        return None if self.paragraph is None else self.paragraph.find(PPR)

    @cached_property
    def may_link(self) -> bool:
        """Whether a hyperlink may start here: Word does not allow one inside another."""
        return self.run is not None and not any(
            a.tag in (HYPERLINK, w("fldSimple")) for a in self.run.iterancestors()
        )

    @cached_property
    def is_last(self) -> bool:
        """Whether the paragraph is the last of its cell, note, text box or margin."""
        paragraph = self.paragraph
        if paragraph is None or any(sibling.tag == P for sibling in paragraph.itersiblings()):
            return False
        parent = paragraph.getparent()
        return parent is not None and parent.tag in STORIES and not parent.tag.endswith("}body")

    def leave_run(self, xml: str) -> str:
        """Close the run that the tag stands in, write elements that stand beside runs, and open the run again."""
        return f'</w:t></w:r>{xml}<w:r>{self.run_properties}<w:t xml:space="preserve">'
