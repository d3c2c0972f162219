"""Accounts for people and programs: pure functions from the nouns of :mod:`accord.model` to text.

Every view checks, each time it is made, that each span's words are its report's words at that place.
"""
