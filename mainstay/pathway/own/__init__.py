"""A carer's own record, as the carer and whoever they let see it read it: phone first, in plain words."""
