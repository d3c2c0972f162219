"""Sources: files, folders, standard input, lists of reports and web pages -> reports."""

from accord.sources.files import load
from accord.sources.reports import report

__all__ = ["load", "report"]
