"""Nothing leaves without passing: statute rules, linkage, hidden data, the pack."""
