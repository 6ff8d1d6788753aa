"""A needs assessment as a document to keep: text, JSON, CSV, Excel, Word and tagged PDF.

Each ``as_…`` module has one function, ``render(content)``, which is pure: all it says is in the content.
Text, Excel, Word and PDF are laid out from one ``Paper``, so that none can say less than another; JSON and
CSV are made from the content itself.
"""
