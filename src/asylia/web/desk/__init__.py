"""What staff see first: the work of today, a case by its reference, and the case page."""
