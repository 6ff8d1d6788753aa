"""An authority's decisions under other rules, in numbers."""
