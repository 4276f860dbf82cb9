"""Where links lead: a public page is fine; a share, a drive, an intranet or a person's address says more."""

import ipaddress
import re
from urllib.parse import unquote, urlsplit

from foi_letters.release.hidden.package import Package, Relationship
from foi_letters.release.hidden.page import Page
from foi_letters.release.hidden.report import Report

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
PATH = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:[\\/](?![\\/])|\\\\[^\\\s]+\\|file:/|/(Users|home)/\w|\\Users\\|/sites/|/personal/",
    re.IGNORECASE,
)
PERSONAL_PATH = re.compile(
    r"(\\|/)(Users|home|Documents and Settings|personal)(\\|/)(?!Public|Default)|^\\\\|^file:|sharepoint",
    re.IGNORECASE,
)
INTERNAL_HOST = re.compile(
    r"(\.|^)(local|localhost|internal|intranet|intra|corp|lan|home|private|localdomain)$"
    r"|(^|\.)(sharepoint|edrms|intranet|safelinks)\.|-my\.sharepoint|(^|\.)onedrive\."
)
# External relationships other than these fetch something from outside when the file is opened.
UPWARDS, FOLDER = re.compile(r"^(\.\.[/\\])+"), re.compile(r"[/\\]")
BESIDE = "tables/"  # the folder of CSV files that is released beside a letter
CLICKED = frozenset({"hyperlink"})


def target_code(target: str) -> str | None:
    """The code of what a hyperlink leads to; None for a public web page or a place beside the file."""
    target = unquote(target).strip()
    web = target.lower().startswith(("http:", "https:"))
    if PATH.search(target) and not web:
        return "internal-link"
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").lower()
    except ValueError:
        return "odd-link"
    if web:
        return _web_code(host, target, parts.username)
    if parts.scheme:
        return "mail-link" if parts.scheme == "mailto" else "odd-link"
    return _path_code(parts.path)


def _path_code(path: str) -> str | None:
    """A file beside this one is fine, one in a folder tells the folder's name, one in a folder elsewhere more."""
    below = UPWARDS.sub("", path)
    if path.startswith(("/", "\\")) or ".." in below or (below != path and FOLDER.search(below)):
        return "internal-link"
    return "folder-link" if FOLDER.search(path) else None


def _web_code(host: str, target: str, user: str | None) -> str | None:
    if not host or "." not in host or INTERNAL_HOST.search(host) or _private(host):
        return "internal-link"
    if user or EMAIL.search(target):
        return "mail-link"
    return None


def _private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


def check_links(package: Package, shown: Page) -> None:
    """Every external relationship. An address that the file shows is no secret."""
    for relationship in package.relationships:
        if not relationship.external:
            continue
        if relationship.kind not in CLICKED:
            package.report.add("fetched-from-outside", relationship.source, relationship.target)
        else:
            check_target(relationship.target, _where(relationship), shown, package.report)


def check_target(target: str, where: str, shown: Page, report: Report) -> None:
    """Notice a link whose target says more than the page does."""
    code = target_code(target)
    if code == "mail-link":
        addresses = [found[0] for found in EMAIL.finditer(unquote(target))]
        if addresses and all(map(shown.says, addresses)) and "?" not in target:
            return
    if code and not (code == "folder-link" and target.startswith(BESIDE)):
        report.add(code, where, target)


def says_more(text: str) -> bool:
    """Whether a label holds a path or an e-mail address, as alternative text often does by accident."""
    return bool(PATH.search(text) or EMAIL.search(text))


def _where(relationship: Relationship) -> str:
    return f"{relationship.source} link {relationship.id}"
