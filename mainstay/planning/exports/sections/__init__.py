"""The sections of an assessment on paper. Each says why where it has no figures: none is left out silently."""
