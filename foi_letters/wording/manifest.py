"""What was sent: the record of a pack that stays with the authority, against which the returned file is read.

The Word file carries only the id of its pack, which is the hash of this record; the record lies beside the ledger, in
`review-packs/<id>.json`.
"""

import datetime as dt
import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from foi_letters.approvals import LedgerModel
from foi_letters.errors import InputError, Place, Problem
from foi_letters.wording.words import Paragraphs, from_yaml
from foi_letters.wording.writing import replace_bytes

ID_LENGTH = 12
FOLDER = "review-packs"


class SentBlock(LedgerModel):
    """One block as it was sent."""

    block: str
    wording_hash: str
    text: str
    """The proposed wording, as in the YAML."""
    used_when: str
    approved: str | None
    """The wording last approved, which the redline begins from; None where there is no redline."""
    bookmark: str
    code_line: str
    frame: tuple[str, ...]
    """The other paragraphs of the block, in order: heading, facts, prompts, sample. They are not for editing."""

    @property
    def proposed_words(self) -> Paragraphs:
        """The proposed wording in words."""
        return from_yaml(self.text)

    @property
    def approved_words(self) -> Paragraphs | None:
        """The approved wording in words."""
        return None if self.approved is None else from_yaml(self.approved)


class Manifest(LedgerModel):
    """A pack as it was sent."""

    prepared: dt.date
    author: str
    """The name under which the proposals of the redline are tracked."""
    frame: tuple[str, ...]
    """The paragraphs that belong to no block."""
    blocks: tuple[SentBlock, ...]

    @property
    def id(self) -> str:
        """The id of the pack: the same blocks, sent the same day, make the same pack."""
        content = {
            "prepared": self.prepared.isoformat(),
            "blocks": [[b.block, b.text, b.used_when, b.approved] for b in self.blocks],
        }
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]

    def save(self, folder: Path) -> Path:
        """Write the record into `folder`; returns the file."""
        file = folder / f"{self.id}.json"
        replace_bytes(file, f"{self.model_dump_json(indent=1)}\n".encode())
        return file


def load(folder: Path, pack: str, returned: str) -> Manifest:
    """The record of a pack. Raises InputError, about the file `returned`, when it was not sent from here."""
    file = folder / f"{pack}.json"
    if not file.is_file():
        message = f"it answers review pack {pack}, and no pack of that name was sent from {folder}"
        advice = "name the ledger of the authority whose pack it is with --ledger"
        raise InputError([Problem("wrong-pack", message, Place(returned), advice)])
    try:
        manifest = Manifest.model_validate_json(file.read_bytes())
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        raise InputError(
            [Problem("pack-record", f"this record of a pack is damaged: {reason}", Place(str(file)))]
        ) from None
    if manifest.id != pack:
        raise InputError([Problem("pack-record", "this record of a pack was changed", Place(str(file)))])
    return manifest
