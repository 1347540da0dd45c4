"""A report as a CKAN dataset: names, typed columns, keys and records. Nothing here sends it.

`gongkai.publish` does; this room is as pure as the other exports.
"""

from exports.ckan.dataset import dataset_of
from exports.ckan.model import CkanDataset, CkanTable

__all__ = ["CkanDataset", "CkanTable", "dataset_of"]
