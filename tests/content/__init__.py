"""Proofs about the content: every fact of the sources is carried, or left out for a reason."""
