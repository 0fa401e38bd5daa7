"""The authority's own identity provider: OpenID Connect, authorization code with PKCE."""
