"""From native pages to scans of them, as an archive holds both in one file.

Reading order: ``spoiling`` (what a scanner does to a page; the benchmarks use it too), ``seal``
(the round red seal of an office), ``document`` (the PDF whose pages are partly pictures) and
``likeness`` (whether two such files hold the same, whatever wrote the pictures).
It needs OpenCV and NumPy, which ``typeset`` does not.
"""
