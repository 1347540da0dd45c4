"""Typesetting of the sample disclosures: from blocks of text and tables to pages and a PDF.

Reading order: ``marks`` (what can stand on a page), ``face`` (the typeface and line breaking),
``flow`` (pages filled from the top), ``lattice`` and ``tables`` (ruled tables), ``catalogue`` (the
service-purchase catalogue), ``prose`` (headings, paragraphs, contents, cover), ``letters``,
``charts`` (pies), ``pdf`` and ``truth`` (the output).
All lengths are points, measured from the top left corner of the page.
"""
