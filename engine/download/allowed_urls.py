"""Which addresses may be downloaded from: https, and http of this machine where a test says so."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from engine.download.source import RefusedAddressError
from engine.storage.safe_open import shown


def host_of(url: str) -> str:
    """The host in ``url`` as it is shown in a sentence."""
    return shown(urlsplit(url).hostname or "the server")


def check_address(url: str, *, may_be_local: bool, may_be_open: bool = False) -> None:
    """RefusedAddressError unless ``url`` is https and has no password.

    may_be_local: also http of this machine; may_be_open: also http of others, whose bytes a full hash proves.
    """
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError(
            "An address with a name or a password in it is not used. Nothing was downloaded.", url
        )
    if parts.scheme == "https" and parts.hostname:
        return
    is_local = is_this_machine(parts.hostname or "")
    if parts.scheme == "http" and parts.hostname and (may_be_local if is_local else may_be_open):
        return
    raise RefusedAddressError(
        "{host} offers the file over an open connection ({scheme}), where anybody could change it on the way. "
        "Nothing was "
        "downloaded.",
        url,
        host=host_of(url),
        scheme=shown(parts.scheme or "none"),
    )


def is_this_machine(host: str) -> bool:
    """Whether ``host`` is this very machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
