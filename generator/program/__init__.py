"""The program: calls the rooms in order. The only room that writes to disk."""
