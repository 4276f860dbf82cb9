"""Legal review of the wording: the review pack, its import, and the approvals ledger."""
