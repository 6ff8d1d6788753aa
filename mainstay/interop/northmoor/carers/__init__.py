"""The carers whom invented Northmoor knows: four thousand in outline, a few in full."""
