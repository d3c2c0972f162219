"""The process behind an account: commitments, incidents, exchanges, meetings."""
