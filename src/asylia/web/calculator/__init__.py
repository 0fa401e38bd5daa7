"""The public calculator: the law's clock for anybody, without sign-in, database or memory."""
