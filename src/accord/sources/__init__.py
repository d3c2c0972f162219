"""Sources: files, folders, standard input, lists of reports, web pages, feeds and web archives -> reports."""

from accord.sources.files import load, load_with_originals
from accord.sources.loaded import Loaded
from accord.sources.reports import report

__all__ = ["Loaded", "load", "load_with_originals", "report"]
