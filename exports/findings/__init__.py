"""The findings of reports as people and their tools want to read them: JSON, SARIF, one HTML page.

All three are pure functions of `Document` (`view.py`): a report's findings with every place
resolved to page, box, row label and column header, and grouped by table.
"""
