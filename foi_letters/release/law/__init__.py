"""The law rules: what a letter must say and must not say, checked on the finished letter, with and without its case."""
