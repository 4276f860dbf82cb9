"""`python -m foi_letters` is the command `foi-letters`."""

from foi_letters.cli.main import main

main()
