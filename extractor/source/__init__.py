"""PDF bytes in, interpreted pages out: text runs, rules and the kind of every page."""
