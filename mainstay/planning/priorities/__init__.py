"""How priorities are shown: their names, their list, and in plain words how firm their order is."""
