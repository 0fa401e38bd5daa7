"""Which identity provider the settings name, and what they say of it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """The provider and what we are to it.

    Attributes:
        issuer: Its name, which is an address too.
        client: Ours there.
        secret_file: Where our secret is; empty for a public client.
        hosts: The hosts, with their ports, that may be called; the issuer's is one.
        acr: What the provider must say of how it knew them; empty if all the same.
        is_second_factor: Whether its word counts as password and second factor.
        new_accounts: Role and office of accounts for people it knows and we do not; else empty.
    """

    issuer: str
    client: str
    secret_file: str
    hosts: frozenset[str]
    acr: tuple[str, ...]
    is_second_factor: bool
    new_accounts: str

    def secret(self) -> str:
        """Our secret there; empty for a public client."""
        return Path(self.secret_file).read_text().strip() if self.secret_file else ""

    def may_call(self, address: str) -> bool:
        """Whether an address is one that we call: an allowed host, and not in the clear."""
        parts = urlsplit(address)
        if parts.netloc not in self.hosts:
            return False
        at_home = not settings.IN_PRODUCTION and parts.hostname in LOOPBACK
        return parts.scheme == "https" or (parts.scheme == "http" and at_home)


def configured() -> Provider | None:
    """The provider; None if there is none."""
    told = settings.PROVIDER
    if not told["ISSUER"]:
        return None
    return Provider(
        issuer=told["ISSUER"],
        client=told["CLIENT_ID"],
        secret_file=told["CLIENT_SECRET_FILE"],
        hosts=frozenset(filter(None, (urlsplit(told["ISSUER"]).netloc, *told["HOSTS"].split(",")))),
        acr=tuple(told["ACR"].split()),
        is_second_factor=told["SECOND_FACTOR"] == "1",
        new_accounts=told["NEW_ACCOUNTS"],
    )
