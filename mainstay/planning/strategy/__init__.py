"""The joint plan: made once from what was agreed, with what every statement stands on."""
