"""The release scan: what a finished Word or Excel file carries that its page does not show.

It reads the bytes with its own ZIP reader and trusts nothing that a writer says. Start at `scan.py`.
"""
