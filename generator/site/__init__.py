"""What makes a site of pages: rendering, and what is done to what a builder built."""
