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
from engine.sentence import Sentence, join

INSTEAD = Sentence("If you have the file already, or can get it in another way, use that file instead.")
LONGEST_WAIT_S = 60.0  # what a server may ask for before the next try
EXPIRED, NOT_YET_VALID = 10, 9  # OpenSSL's numbers
NETWORK_ERRORS = (OSError, http.client.HTTPException, RefusedAddressError)
LOST_NETWORK = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


@dataclass(frozen=True)
class Failure:
    """sentence: what is wrong, without what to do instead. is_final: trying again changes nothing."""

    sentence: Sentence
    details: str = ""
    is_final: bool = False
    wait_s: float = 0.0  # what the server asked to wait before the next try

    def as_error(self) -> DownloadError:
        """What a person reads at the end."""
        return DownloadError(join(" ", (self.sentence, INSTEAD)), self.details)


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
            return Failure(Sentence("The connection to {host} broke off.", host=host), details)
        case urllib.error.URLError() | http.client.HTTPException():
            return Failure(Sentence("{host} answers in a way that cannot be understood.", host=host), details)
        case ssl.SSLCertVerificationError():
            return _certificate(error, host)
        case ssl.SSLError():
            return Failure(Sentence("The secure connection to {host} failed.", host=host), details)
        case StallError() | TimeoutError():
            return Failure(Sentence("Nothing comes from {host} any more.", host=host), details)
        case socket.gaierror():
            return Failure(
                Sentence("{host} cannot be found. Is this machine connected to the internet?", host=host), details
            )
        case ConnectionRefusedError():
            return Failure(Sentence("{host} does not accept the connection.", host=host), details)
        case ConnectionError():
            return Failure(Sentence("The connection to {host} broke off.", host=host), details)
        case OSError() if "407" in str(error):
            return _proxy(details)
        case OSError() if error.errno in LOST_NETWORK:
            return Failure(Sentence("This machine is not connected to the internet."), details)
        case OSError():
            return Failure(
                Sentence("The connection to {host} failed: {why}.", host=host, why=error.strerror or str(error)),
                details,
            )
        case _:
            raise error


def _status(error: urllib.error.HTTPError, host: str) -> Failure:
    code, details = error.code, f"{error.code} {error.reason}"
    wait_s = _wished_wait(error.headers.get("Retry-After", "") if error.headers else "")
    if 300 <= code < 400 and "loop" not in str(error.reason):
        return Failure(Sentence("{host} sends on to an address that is not used for downloads.", host=host), details)
    if 300 <= code < 400:
        return Failure(Sentence("{host} sends in circles from one address to the next.", host=host), details)
    if code == 407:
        return _proxy(details)
    if code in (404, 410):
        return Failure(
            Sentence("{host} does not have the file any more (answer {code}).", host=host, code=code), details
        )
    if code in (401, 403, 451):
        return Failure(
            Sentence("{host} does not give the file to this machine (answer {code}).", host=host, code=code), details
        )
    if code == 429:
        return Failure(
            Sentence("{host} is asked too often at present (answer 429).", host=host),
            details,
            wait_s > LONGEST_WAIT_S,
            wait_s,
        )
    if code == 511:
        return login_page(details)
    if code >= 500:
        return Failure(
            Sentence("{host} is out of order (answer {code}).", host=host, code=code),
            details,
            wait_s > LONGEST_WAIT_S,
            wait_s,
        )
    return Failure(Sentence("{host} refuses (answer {code}).", host=host, code=code), details)


def login_page(details: str) -> Failure:
    """A page for people came instead of the file."""
    return Failure(
        Sentence(
            "A web page came instead of the file: this network may ask you to log in first. Open a web "
            "browser, log in, "
            "and try again."
        ),
        details,
        is_final=True,
    )


def _proxy(details: str) -> Failure:
    return Failure(
        Sentence(
            "The proxy of this network asks for a name and a password. Set them in the proxy settings of your system."
        ),
        details,
        is_final=True,
    )


def _certificate(error: ssl.SSLCertVerificationError, host: str) -> Failure:
    if error.verify_code in (EXPIRED, NOT_YET_VALID):
        sentence = Sentence(
            "The certificate of {host} is not valid on the date of this machine. Check the clock and the date.",
            host=host,
        )
    else:
        sentence = Sentence(
            "{host} could not prove that it is {host}: a proxy or a virus scanner may stand between. Nothing was "
            "downloaded.",
            host=host,
        )
    return Failure(sentence, repr(error), is_final=True)


def _wished_wait(text: str) -> float:
    """Seconds in a Retry-After; a date counts as none."""
    return float(text) if re.fullmatch(r"\d{1,6}", text.strip()) else 0.0
