"""Readings in, account out: origins, stories, facts with their slots, disagreements."""
