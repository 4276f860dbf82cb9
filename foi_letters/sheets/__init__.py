"""The parts of the workbook: what its sheets say, how they look, released tables as grids and CSV, what is saved."""
