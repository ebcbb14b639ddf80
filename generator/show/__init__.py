"""What pages, search, exports and feeds share in showing what was found."""
