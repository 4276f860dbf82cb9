"""Macros and set blocks show nothing where they stand: a paragraph that holds nothing else vanishes."""

from collections.abc import Sequence

from foi_letters.assembly.blocks import Block
from foi_letters.assembly.levels import end_with_paragraph
from foi_letters.assembly.names import PPR, P, has_content, is_tag

__all__ = ["release_definitions"]


def release_definitions(blocks: Sequence[Block]) -> None:
    """Take away the paragraphs that only define something: all they show stands inside a macro or a set block.

    The runs of the definition then stand where the paragraph stood. They are never written there, only captured.
    """
    for block in blocks:
        paragraph = block.nodes[0].getparent()
        if block.keyword not in ("macro", "set") or paragraph is None or paragraph.tag != P:
            continue
        outside = [*block.nodes[0].itersiblings(preceding=True), *block.nodes[-1].itersiblings()]
        parent = paragraph.getparent()
        if parent is not None and not any(has_content(each) or is_tag(each) for each in outside):
            for child in paragraph:
                if child.tag != PPR:
                    paragraph.addprevious(child)
            parent.remove(paragraph)
            end_with_paragraph(parent)
