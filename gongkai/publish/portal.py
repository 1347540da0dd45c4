"""Talks to a CKAN portal through ckanapi: patient where waiting helps, plain where it does not.

Every action sent twice must do the same as once, for an answer that is lost may have been a yes.
"""

import html
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from extractor.errors import (
    NotAllowed,
    NotAPortal,
    PortalFailed,
    PortalUnreachable,
    PublishError,
    Refused,
    TokenMalformed,
)

if TYPE_CHECKING:
    import requests

_TOO_LARGE, _BUSY, _SERVER = 413, 429, 500
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_LONGEST_WAIT = 60.0
_SHOWN = 300
_MASK = "***"
# What an HTTP header carries as one word: printable ASCII without blanks.
_TOKEN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds to wait for one answer, and how often to ask. Waits double from `first_wait`
    seconds, or last as long as the portal says, a minute at most."""

    timeout: float = 60.0
    attempts: int = 5
    first_wait: float = 1.0


class _Busy(Exception):
    """An answer that may be another one later."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait = wait


class Portal:
    """One CKAN site. `wait` takes seconds."""

    def __init__(
        self,
        url: str,
        token: str | None,
        *,
        patience: Patience,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        """Connects to nothing yet. Raises `TokenMalformed`, and `ExporterMissing` for ckanapi."""
        from exports.registry import require

        require("ckan", ("ckanapi", "requests"), "ckan")
        if token is not None and not _TOKEN.fullmatch(token):
            raise TokenMalformed(url)
        import ckanapi

        from gongkai import __version__

        self.url = url.rstrip("/")
        self._patience = patience
        self._wait = wait
        self._secret = _written(token)
        self._last: tuple[int, str] = (0, "")
        self._session = _session(self._note)
        self._ckan = ckanapi.RemoteCKAN(
            self.url, apikey=token, user_agent=f"gongkai/{__version__}", session=self._session
        )

    def close(self) -> None:
        """Ends the connection."""
        self._session.close()

    def call(self, action: str, **data: object) -> Any:  # noqa: ANN401 - whatever the action gives
        """What the action answers; floats in it are not exact. Raises `PublishError`."""
        found, answer = self._call(action, data)
        if not found:
            raise Refused(self.url, action=action, reason=answer)
        return answer

    def ask(self, action: str, **data: object) -> Any | None:  # noqa: ANN401
        """Like `call`; None where there is no such thing."""
        found, answer = self._call(action, data)
        return answer if found else None

    def _call(self, action: str, data: dict[str, object]) -> tuple[bool, Any]:
        """Whether the thing is there, and the answer. Asks again while that may help."""
        import requests

        for attempt in range(1, self._patience.attempts + 1):
            last = attempt == self._patience.attempts
            wait = self._patience.first_wait * 2 ** (attempt - 1)
            try:
                return self._once(action, data)
            except _Busy as busy:
                if last:
                    raise self._failed(action, busy.status) from busy
                wait = wait if busy.wait is None else busy.wait
            except requests.exceptions.SSLError as error:
                raise self._unreachable(action, error, attempt) from error
            except (
                requests.exceptions.Timeout,
                requests.exceptions.ConnectionError,
                requests.exceptions.ChunkedEncodingError,
            ) as error:
                if last:
                    raise self._unreachable(action, error, attempt) from error
            except requests.exceptions.RequestException as error:
                raise self._unreachable(action, error, attempt) from error
            self._wait(min(wait, _LONGEST_WAIT))
        raise AssertionError("there is at least one attempt")

    def _once(self, action: str, data: dict[str, object]) -> tuple[bool, Any]:
        from ckanapi import errors

        settings = {"timeout": self._patience.timeout}
        try:
            return True, self._ckan.call_action(action, data, requests_kwargs=settings)
        except errors.NotFound as error:
            return False, self._told(error)
        except errors.NotAuthorized as error:
            raise NotAllowed(self.url, action=action, reason=self._told(error.args)) from error
        except errors.ValidationError as error:
            raise Refused(self.url, action=action, reason=self._told(error.error_dict)) from error
        except (errors.SearchError, errors.SearchQueryError, errors.SearchIndexError) as error:
            raise Refused(self.url, action=action, reason=self._told(error)) from error
        except (errors.CKANAPIError, errors.ServerIncompatibleError) as error:
            raise self._strange(action) from error

    def _note(self, response: "requests.Response", **_: object) -> None:
        """Sees every answer before ckanapi does, which does not tell what may change."""
        status = response.status_code
        if status == _BUSY or status >= _SERVER:
            response.close()
            raise _Busy(status, _seconds(response.headers.get("Retry-After")))
        self._last = (status, self._told(_glimpse(response)))

    def _strange(self, action: str) -> PublishError:
        """The error for an answer that ckanapi does not know, such as a firewall's page."""
        status, reason = self._last
        if status in (401, 403):
            return NotAllowed(self.url, action=action, reason=reason)
        if status == _TOO_LARGE:
            return Refused(self.url, action=action, reason=reason)
        return NotAPortal(self.url, action=action, status=status, reason=reason)

    def _failed(self, action: str, status: int) -> PortalFailed:
        attempts = self._patience.attempts
        return PortalFailed(self.url, action=action, status=status, attempts=attempts)

    def _unreachable(self, action: str, error: Exception, attempts: int) -> PortalUnreachable:
        reason = self._told(error)
        return PortalUnreachable(self.url, action=action, attempts=attempts, reason=reason)

    def _told(self, reason: object) -> str:
        """A portal's words on one short line, without ckanapi's wrapping and without our token,
        which some portals and proxies repeat."""
        line = " ".join(str(_unwrapped(reason)).split())
        if self._secret is not None:
            line = self._secret.sub(_MASK, line)
        return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _session(note: Callable[..., None]) -> "requests.Session":
    """A session whose only credential is our token."""
    import requests

    session = requests.Session()
    # Otherwise a password for this host in ~/.netrc would take the token's place.
    session.auth = lambda request: request
    session.hooks["response"].append(note)
    return session


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; its other form, a date, is left to our own waits."""
    return float(header) if header is not None and header.isascii() and header.isdigit() else None


def _glimpse(response: "requests.Response") -> str:
    """What an answer is, for people: where it leads, the title of its page, or how it begins."""
    if response.is_redirect:
        return f"→ {response.headers['Location']}"
    title = _TITLE.search(response.text)
    return title[1].strip() if title else response.text


def _unwrapped(reason: object) -> object:
    if isinstance(reason, tuple) and len(reason) == 1:
        reason = reason[0]
    if not isinstance(reason, dict):
        return reason
    told = {key: value for key, value in reason.items() if key != "__type"}
    return told.get("message") if list(told) == ["message"] else told


def _written(token: str | None) -> re.Pattern[str] | None:
    """The token in every way that an answer may write it, the longest first."""
    if token is None:
        return None
    ways = {token, quote(token, safe=""), html.escape(token), json.dumps(token)[1:-1]}
    ways |= {repr(way)[1:-1] for way in set(ways)}
    return re.compile("|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True)))
