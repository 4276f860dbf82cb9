"""The commands of foi-letters."""
