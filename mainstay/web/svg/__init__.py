"""Pictures as SVG, made here: pure functions from plain values to markup, readable without colour."""
