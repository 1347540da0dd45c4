"""Typesetting of the sample disclosures: from blocks of text and tables to pages and a PDF.

Reading order: ``marks`` (what can stand on a page), ``face`` (the typeface and line breaking),
``flow`` (pages filled from the top), ``lattice`` and ``ruling`` (what is ruled), ``tables``,
``catalogue``, ``breaking`` and ``sheets`` (forms that break inside merged cells), ``prose``
(headings, paragraphs, contents, cover), ``letters``, ``charts`` (pies), ``pdf``, ``truth`` and
``meaning`` (the output).
All lengths are points, measured from the top left corner of the page.
"""
