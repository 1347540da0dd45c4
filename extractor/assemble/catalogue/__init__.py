"""Catalogues: code rows under departments, joined over their pages → `Catalogue`."""

from extractor.assemble.catalogue.assemble import AssembledCatalogue, assemble_catalogue
from extractor.assemble.catalogue.draft import CatalogueDraft

__all__ = ["AssembledCatalogue", "CatalogueDraft", "assemble_catalogue"]
