"""Stage: cases whose retention has ended are proposed for erasure, and a person decides."""
