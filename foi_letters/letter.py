"""The letter: a context put into the Word template of its kind."""

from pathlib import Path

from foi_letters.assembly.template import WordTemplate
from foi_letters.case import LetterKind
from foi_letters.casefile import CaseFile
from foi_letters.context import LetterContext
from foi_letters.resources import is_file, packaged


def template_path(file: CaseFile, kind: LetterKind) -> Path:
    """The template of a kind of letter: the authority's own, if it has one, else the packaged one."""
    own = file.authority.templates
    if own and is_file(candidate := file.profile_folder / own / f"{kind}.docx"):
        return candidate
    return packaged("templates") / f"{kind}.docx"


def render(template: WordTemplate, context: LetterContext) -> bytes:
    """The letter as DOCX bytes: the same context gives the same bytes.

    Raises TemplateError where the template names a tag that the case has no value for.
    """
    return template.render(context.values())
