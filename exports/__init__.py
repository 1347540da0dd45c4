"""Report → files, Report × Report → ChangeSet. Exporters never touch a PDF."""
