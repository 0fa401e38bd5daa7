"""Person, case, the stored case file, who may see it, its clock."""
