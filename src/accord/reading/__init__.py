"""One report in, one reading out."""
