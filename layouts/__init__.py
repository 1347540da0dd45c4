"""What we know about the documents: profiles, vocabulary and code lists. Never touches a PDF."""
