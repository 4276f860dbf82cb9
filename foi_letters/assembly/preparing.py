"""From a loaded part to compiled code: the stages in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from foi_letters.assembly.attributes import AttributeReader, place_in_paragraphs
from foi_letters.assembly.blocks import align
from foi_letters.assembly.cells import apply_to_cells
from foi_letters.assembly.compile import CompiledPart, Instruction, compile_part, serialised
from foi_letters.assembly.containers import mark_containers
from foi_letters.assembly.definitions import release_definitions
from foi_letters.assembly.faults import Faults, PlacedTag
from foi_letters.assembly.identity import keep_ids_unique, number_notes
from foi_letters.assembly.joining import join_paragraphs
from foi_letters.assembly.levels import to_their_levels
from foi_letters.assembly.loaded import LoadedPackage, LoadedPart
from foi_letters.assembly.names import DECLARATION, STORIES, TBL, TOKEN, TR, P, is_tag, tag_nodes, tag_number
from foi_letters.assembly.package import pack
from foi_letters.assembly.places import Surveyor
from foi_letters.assembly.reader import read_paragraphs, survey
from foi_letters.assembly.restarts import restart_lists
from foi_letters.assembly.sandbox import WordEnvironment
from foi_letters.assembly.slotting import assign_slots, wrap_lone_tags
from foi_letters.assembly.surroundings import Surroundings
from foi_letters.errors import Place

__all__ = ["PreparedPart", "Structure", "prepare", "structure"]


@dataclass(frozen=True)
class PreparedPart:
    """A part with tags, compiled; `marked` when containers have to be settled after rendering."""

    name: str
    place: Place
    compiled: CompiledPart
    marked: bool


@dataclass(frozen=True)
class Structure:
    """A part with its tags where they act: `source` is its XML, cut at the tags and at instructions around them."""

    tags: tuple[PlacedTag, ...]
    levels: Mapping[int, str]
    source: tuple[str | int | Instruction, ...]
    around: Mapping[int, Surroundings] = field(repr=False)

    @property
    def marked(self) -> bool:
        """Whether containers have to be settled after rendering."""
        return any(isinstance(piece, tuple) and piece[0] == "mark" for piece in self.source)


def structure(loaded: LoadedPart, package: LoadedPackage, faults: Faults) -> Structure:
    """Move every tag of a part to where it acts. Faults are gathered, not raised."""
    root, tags = loaded.root, list[PlacedTag]()
    if TOKEN in etree.tostring(root, encoding="unicode"):
        message = "this part holds the character U+10FFFD, which stands for tags here"
        faults.add("unsupported-character", message, faults.place(loaded.part.label), "Remove the character.")
        return Structure((), {}, (), {})
    levels: Mapping[int, str] = {}
    if loaded.part.kind == "properties":
        AttributeReader(tags, faults, lambda _: "", lambda _: "").properties(root, loaded.part.label)
    else:
        _read(loaded, package, tags, faults)
        apply_to_cells(root, tags, faults)
        to_their_levels(root, tags, faults)
        blocks = align(root, tags, faults)
        levels = _levels(root, tags)
        release_definitions(blocks)
        keep_ids_unique(blocks, tags)
        number_notes(root, package.notes_frames, tags, faults.place(loaded.part.label))
        restart_lists(root, blocks, package.resources.styles, tags)
        wrap_lone_tags(root, tags, faults)
        mark_containers(root)
    around = {
        tag_number(n): Surroundings.of(n, package.part_of(n, loaded)) for n in tag_nodes(root) if is_tag(n)
    }
    return Structure(tuple(tags), levels, (DECLARATION, *serialised(root)), around)


def prepare(
    loaded: LoadedPart, package: LoadedPackage, environment: WordEnvironment, faults: Faults
) -> PreparedPart | None:
    """Compile one part; one without tags joins the package's fixed parts. Faults are gathered, not raised."""
    found = structure(loaded, package, faults)
    if not found.tags:
        package.fixed[loaded.part.name] = pack("".join(map(str, found.source)).encode())
        return None
    slots, pieces = assign_slots(found.source, found.tags, found.levels, found.around)
    compiled = compile_part(
        pieces, found.tags, levels=found.levels, slots=slots, environment=environment, faults=faults
    )
    if compiled is None or faults.problems:
        return None
    return PreparedPart(loaded.part.name, faults.place(loaded.part.label), compiled, found.marked)


def _read(loaded: LoadedPart, package: LoadedPackage, tags: list[PlacedTag], faults: Faults) -> None:
    places = survey(loaded.root, Surveyor(loaded.part.label, package.resources.styles.headings))
    faults.survey(places.values())
    reader = AttributeReader(
        tags, faults, place_in_paragraphs(places), lambda element: package.part_of(element, loaded)
    )
    reader.attributes(loaded.root)
    package.forget(set(reader.links(loaded.root, package.relationships)))
    join_paragraphs(loaded.root)
    read_paragraphs(places, tags, faults)


def _levels(root: etree._Element, tags: Sequence[PlacedTag]) -> dict[int, str]:
    """What stands between the tags of each block: runs, paragraphs, cells or rows."""
    levels = {}
    for node in tag_nodes(root):
        parent = node.getparent()
        if is_tag(node) and parent is not None and tags[tag_number(node)].tag.kind == "control":
            home = next((a for a in node.iterancestors() if a.tag == P or a.tag in STORIES), None)
            plain = "run" if home is not None and home.tag == P else "paragraph"
            levels[tag_number(node)] = {TBL: "row", TR: "cell"}.get(str(parent.tag), plain)
    return levels
