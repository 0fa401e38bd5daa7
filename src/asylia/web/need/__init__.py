"""Need to know: who is let into a case and why, who looked, who is told, who interprets."""
