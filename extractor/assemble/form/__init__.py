"""Forms: a grid of labels and values, joined over its pages → `Form`."""

from extractor.assemble.form.assemble import AssembledForm, assemble_form
from extractor.assemble.form.draft import FormDraft

__all__ = ["AssembledForm", "FormDraft", "assemble_form"]
