"""The owner's word: settings, and what stands beside the articles."""
