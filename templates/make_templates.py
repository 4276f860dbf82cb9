"""Make the Word templates of all letters: python templates/make_templates.py

An officer may then open a template in Word and edit it; running this script again starts afresh. Headings and
forms of address stand here; whatever has a legal meaning is wording of the library and comes in through a tag.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from base import document, paragraph, table

from foi_letters.assembly.package import write_package


def _when(tag: str, *inside: str) -> list[str]:
    """Paragraphs that stand only where the tag has a value."""
    return [paragraph("Normal", f"{{%p if {tag} %}}"), *inside, paragraph("Normal", "{%p endif %}")]


def _each(loop: str, *inside: str) -> list[str]:
    """Paragraphs that are repeated."""
    return [paragraph("Normal", f"{{%p for {loop} %}}"), *inside, paragraph("Normal", "{%p endfor %}")]


def _section(heading: str, tag: str) -> list[str]:
    """A heading and what stands under it, where there is anything."""
    return _when(tag, paragraph("heading 2", heading), paragraph("Normal", f"{{{{ {tag} }}}}"))


OPENING = [
    *_each("line in requester.address", paragraph("Address", "{{ line }}")),
    paragraph("First dateline", "{{ letter.date }}"),
    paragraph("Dateline", "Our reference: {{ case.reference }}"),
    paragraph("Dateline", "Your request received: {{ case.received }}"),
    paragraph("Salutation", "Dear {{ requester.salutation }}"),
    paragraph("heading 1", "{{ letter.title }}"),
    paragraph("Normal", "{{ opening }}"),
]

CLOSING = [
    *_section("If you are not satisfied", "complaint"),
    paragraph("Salutation", "Yours sincerely"),
    *_each("line in authority.signatory.lines", paragraph("Signature", "{{ line }}")),
    *_when(
        "enclosures",
        paragraph("Enclosures", "Sent with this letter"),
        paragraph("Normal", "{{ enclosures }}"),
    ),
]

DECISION = [
    paragraph("heading 2", "Our decision"),
    paragraph("Normal", "{{ summary }}"),
    table(
        "What we decided on each question",
        (
            ("Question", "{{ row.question }}", 1180),
            ("Decision", "{{ row.decision }}", 4426),
            ("Where the answer is", "{{ row.where }}", 3420),
        ),
        loop="row in decisions",
    ),
]

QUESTIONS = [
    paragraph("heading 2", "Your questions and our answers"),
    *_when("preamble", paragraph("Request text", "{{ preamble }}")),
    *_each(
        "question in questions",
        paragraph("heading 3", "{{ question.heading }}"),
        paragraph("Request text", "{{ question.text }}"),
        *_when("question.change", paragraph("Normal", "{{ question.change }}")),
        *_each(
            "answer in question.answers",
            *_when("answer.heading", paragraph("Lead", "{{ answer.heading }}")),
            paragraph("Normal", "{{ answer.body }}"),
        ),
    ),
]


def _reasons(heading: str) -> list[str]:
    """The grounds of refusal, where there are any."""
    return _when(
        "exemptions",
        paragraph("heading 2", heading),
        *_each(
            "exemption in exemptions",
            paragraph("heading 3", "{{ exemption.heading }}"),
            paragraph(
                "Lead",
                "For {{ exemption.questions }}{% if exemption.documents %} ({{ exemption.documents }}){% endif %}",
            ),
            paragraph("Normal", "{{ exemption.body }}"),
        ),
    )


SCHEDULE = _when(
    "documents",
    paragraph("heading 2", "Schedule of documents"),
    table(
        "Documents",
        (
            ("No.", "{{ row.id }}", 800),
            ("Document", "{{ row.title }}", 3326),
            ("Decision", "{{ row.treatment }}", 2200),
            ("Provision relied on", "{{ row.citations }}", 2700),
        ),
        loop="row in documents",
    ),
)

ANSWER = [
    *DECISION,
    *QUESTIONS,
    *_section("The figures", "about_figures"),
    *_reasons("What we refuse, and why"),
    *SCHEDULE,
    *_section("Further information", "context"),
    *_section("Advice and assistance", "advice"),
    *_section("Use of this information", "use"),
]

LETTERS = {
    "response": [*OPENING, *ANSWER, *CLOSING],
    "internal_review": [
        *OPENING,
        paragraph("heading 2", "What we found"),
        *_each(
            "complaint in review.complaints",
            paragraph("heading 3", "{{ complaint.heading }}"),
            paragraph("Normal", "{{ complaint.body }}"),
        ),
        *ANSWER,
        *CLOSING,
    ],
    "acknowledgement": [*OPENING, *CLOSING],
    "clarification": [
        *OPENING,
        paragraph("heading 2", "What we need to know"),
        *_each(
            "point in clarification.points",
            paragraph("Normal", "{{ point.unclear }}"),
            paragraph("Lead", "{{ point.question }}"),
            *_when("point.suggestion", paragraph("Normal", "{{ point.suggestion }}")),
        ),
        *_section("Time for answering", "time"),
        *CLOSING,
    ],
    "time_extension": [
        *OPENING,
        *_when("decisions", *DECISION, *QUESTIONS, *_section("The figures", "about_figures")),
        *_reasons("Why we consider that the exemptions apply"),
        *SCHEDULE,
        *_when(
            "decisions",
            *_section("Advice and assistance", "advice"),
            *_section("Use of this information", "use"),
        ),
        *_section("Time for answering", "time"),
        *CLOSING,
    ],
    "fees_notice": [
        *OPENING,
        *_section("Time for answering", "time"),
        *CLOSING,
    ],
    "transfer": [*OPENING, *CLOSING],
}
"""The body of each template, by the kind of letter."""


def main() -> None:
    """Write the templates beside this file."""
    folder = Path(__file__).resolve().parent
    for kind, body in LETTERS.items():
        parts = document(body, title="{{ letter.title }}")
        (folder / f"{kind}.docx").write_bytes(write_package(parts))


if __name__ == "__main__":
    main()
