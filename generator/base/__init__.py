"""What every room uses: small text tools, the loading of word lists, dataclasses to JSON and back."""
