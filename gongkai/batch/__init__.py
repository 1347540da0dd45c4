"""Many PDFs in, one folder with a report out for each; a bad file costs only itself."""
