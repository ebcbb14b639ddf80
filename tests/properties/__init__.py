"""What must hold for any text, not only for the examples someone thought of (Hypothesis)."""
