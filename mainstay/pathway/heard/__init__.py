"""A carer's self-assessment as it is asked, read back and shown: the carer's own pages and a worker's."""
