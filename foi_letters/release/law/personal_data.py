"""What the reasons under section 40 have to say, each as a meaning that a passage can have in many words."""

from foi_letters.release.law.said import meaning

IDENTIFIABLE = meaning(
    "why a living person could be identified",
    r"identif|recogni[sz]e|pick(ed)? out|single(d)? out|(give|gives|giving) (the |him|her|them|this )[^.]{0,20}away"
    r"|\b(work out|know|tell|guess|see|find out|learn|discover|realise|deduce|infer|reveal)\b[^.]{0,80}"
    r"\b(who|whom|whose|why (that|the|this|an?)|(that|which|this) (person|individual|officer|patient|pupil|child|one|employee|tenant|family))\b",
    r"colleague|friend|famil|journalist|reporter|neighbour|local|press|media|reports?|already|published|together with|combin|piec(e|ed|ing)|other information"
    r"|motivated|small|who knows?|acquaint|victim|witness|works? (t?here|with)|\b(parent|visitor|relative|pupil|patient|resident)s?\b|village|community|name and"
    r"|(any|every)(one|body) (who|in|at|on|there|could|would|can|will)",
)

NAMED = meaning(
    "that the information names the people concerned",
    r"\b(they|people|staff|officers?|officials?|writers?|bidders?|persons?|members?|each|both|all)\b[^.]{0,40}"
    r"\b(is|are|was|were) (also |each |all |both )?named\b|\bnames? (them|the (person|people|staff|officers?))\b",
)

IDENTIFIES_BY_ITSELF = meaning(
    "that what is withheld names people, or leads straight to one",
    r"\b(names?|surnames?|signatures?|(e-?mail|home|postal) addresses|direct[- ]dials?|((tele)?phone|mobile|direct[- ]dial) numbers?|contact details|photographs?)\b",
    r"personal (data|information)|\bthird[- ]part(y|ies)\b",
    r"\b(exempt|withh[eo]ld|removed|redacted|blacked out|section 40|s\.? ?40)\b|^the (names?|signatures?)",
    none_of=(
        r"\bnames? and\b|no names?|without (the )?names?|not (by )?name|even (if|though|without)|numbers are (low|small)",
    ),
)
"""A name needs nobody to work out whose it is; a count or an account of events does."""

_ASKS = r"\bwhether\b[^.]*\bwhether\b"
"""To list the questions is not to answer them."""

PURPOSE = meaning(
    "the purpose of disclosure",
    r"\blegitimate interests?( (in|of|is|are|lies?|to|being pursued|being served)\b|\?|:)|(?<!for the )\bpurposes?\b(?! of (section|the Act))|\b(right|proper|reasonable|important) (that|for) (the |local |those )?(public|people|residents|taxpayers|patients|parents)\b.{0,20}\b(see|know|understand)|(?<!public )\binterests? in (know|how|whether|what|who|why|understand|see|hear|hold)",
    none_of=(_ASKS,),
)

NECESSITY = meaning(
    "whether disclosure is necessary",
    r"necess|(?<!housing )(?<!in )need(ed|s)?\b(?![^.]{0,20}consent)|required (for|to)\b",
    r"disclos|releas|publish|interest|\banswer\b|confirm|\bdeny|less intrusive|other (way|means)|\bmet (by|in full|without)|meet|already|totals?",
    none_of=(_ASKS,),
)

BALANCE = meaning(
    "the balance against rights and freedoms",
    r"rights|freedoms|expect|privacy|private|distress|interests of|\b(?:their|whose|his|her) (?:own )?interests|interests (?:which|that)\b[^.]*overrid",
    r"overrid|outweigh|balanc|prevail|greater|weigh|\bwould\b.{0,20}\b(not be |be un)(fair|lawful)",
    none_of=(_ASKS,),
)

OFFENCE = meaning(
    "offences or allegations of them",
    r"\b(rape|sexual (assault|harassment|offence|misconduct)|indecent assault|criminal (offence|conviction|allegation)s?|convict(ed|ions?)|assaults?|arrest(ed|s)?)\b",
)

LOW_NUMBERS = meaning(
    "that numbers are low",
    r"(numbers?|figures?|counts?|values?) (are|is|were|being|of) (so |too |very )?(low|small|few|5|five|fewer)|(low|small) (numbers?|figures?|counts?)"
    r"|(5|five) or (lower|fewer|less)|less than|fewer than",
    none_of=(r"not (have |been )?(withheld|because)[^.]*(small|low)",),
)
