"""What can go wrong between here and a server, in words, and whether it helps to try again."""

import errno
import http.client
import re
import socket
import ssl
import urllib.error
from dataclasses import dataclass

from engine.download.interruptible import StallError
from engine.download.source import DownloadError, RefusedAddressError

INSTEAD = "If you have the file already, or can get it in another way, use that file instead."
LONGEST_WAIT_S = 60.0  # what a server may ask for before the next try
EXPIRED, NOT_YET_VALID = 10, 9  # OpenSSL's numbers
NETWORK_ERRORS = (OSError, http.client.HTTPException, RefusedAddressError)
LOST_NETWORK = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True)
class Failure:
    """sentence: what is wrong, without what to do instead. is_final: trying again changes nothing."""

    sentence: str
    details: str = ""
    is_final: bool = False
    wait_s: float = 0.0  # what the server asked to wait before the next try

    def as_error(self) -> DownloadError:
        """What a person reads at the end."""
        return DownloadError(f"{self.sentence} {INSTEAD}", self.details)


def failure_of(error: BaseException, host: str) -> Failure:
    """``error``, met while talking to ``host``, in words; raises what is no trouble of the network."""
    details = repr(error)
    match error:
        case RefusedAddressError():
            return Failure(error.sentence, error.details)
        case urllib.error.HTTPError():
            return _status(error, host)
        case urllib.error.URLError(reason=BaseException() as reason):
            return failure_of(reason, host)
        case http.client.IncompleteRead():
            return Failure(f"The connection to {host} broke off.", details)
        case urllib.error.URLError() | http.client.HTTPException():
            return Failure(f"{host} answers in a way that cannot be understood.", details)
        case ssl.SSLCertVerificationError():
            return _certificate(error, host)
        case ssl.SSLError():
            return Failure(f"The secure connection to {host} failed.", details)
        case StallError() | TimeoutError():
            return Failure(f"Nothing comes from {host} any more.", details)
        case socket.gaierror():
            return Failure(f"{host} cannot be found. Is this machine connected to the internet?", details)
        case ConnectionRefusedError():
            return Failure(f"{host} does not accept the connection.", details)
        case ConnectionError():
            return Failure(f"The connection to {host} broke off.", details)
        case OSError() if "407" in str(error):
            return _proxy(details)
        case OSError() if error.errno in LOST_NETWORK:
            return Failure("This machine is not connected to the internet.", details)
        case OSError():
            return Failure(f"The connection to {host} failed: {error.strerror or error}.", details)
        case _:
            raise error


def _status(error: urllib.error.HTTPError, host: str) -> Failure:
    code, details = error.code, f"{error.code} {error.reason}"
    wait_s = _wished_wait(error.headers.get("Retry-After", "") if error.headers else "")
    if 300 <= code < 400 and "loop" not in str(error.reason):
        return Failure(f"{host} sends on to an address that is not used for downloads.", details)
    if 300 <= code < 400:
        return Failure(f"{host} sends in circles from one address to the next.", details)
    if code == 407:
        return _proxy(details)
    if code in (404, 410):
        return Failure(f"{host} does not have the file any more (answer {code}).", details)
    if code in (401, 403, 451):
        return Failure(f"{host} does not give the file to this machine (answer {code}).", details)
    if code == 429:
        return Failure(f"{host} is asked too often at present (answer 429).", details, wait_s > LONGEST_WAIT_S, wait_s)
    if code == 511:
        return login_page(details)
    if code >= 500:
        return Failure(f"{host} is out of order (answer {code}).", details, wait_s > LONGEST_WAIT_S, wait_s)
    return Failure(f"{host} refuses (answer {code}).", details)


def login_page(details: str) -> Failure:
    """A page for people came instead of the file."""
    return Failure(
        "A web page came instead of the file: this network may ask you to log in first. Open a web browser, log in, "
        "and try again.",
        details,
        is_final=True,
    )


def _proxy(details: str) -> Failure:
    return Failure(
        "The proxy of this network asks for a name and a password. Set them in the proxy settings of your system.",
        details,
        is_final=True,
    )


def _certificate(error: ssl.SSLCertVerificationError, host: str) -> Failure:
    if error.verify_code in (EXPIRED, NOT_YET_VALID):
        sentence = f"The certificate of {host} is not valid on the date of this machine. Check the clock and the date."
    else:
        sentence = (
            f"{host} could not prove that it is {host}: a proxy or a virus scanner may stand between. "
            "Nothing was downloaded."
        )
    return Failure(sentence, repr(error), is_final=True)


def _wished_wait(text: str) -> float:
    """Seconds in a Retry-After; a date counts as none."""
    return float(text) if re.fullmatch(r"\d{1,6}", text.strip()) else 0.0
