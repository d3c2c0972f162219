"""What the commands share, and the commands that keep and ask a ledger; ``cli`` puts them together."""
