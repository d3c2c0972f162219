"""Tables, word lists and trained weights. Each says where it comes from."""
