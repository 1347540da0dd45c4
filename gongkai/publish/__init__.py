"""Reports into other people's portals. The only room that opens a connection."""
