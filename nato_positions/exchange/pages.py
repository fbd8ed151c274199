"""Articles from HTML. Only loaded where there is HTML: trafilatura is a large import."""

import trafilatura
from trafilatura.downloads import fetch_response
from trafilatura.settings import Document, use_config

from nato_positions.errors import BadInput
from nato_positions.model import Source

_SECONDS = "30"
# A page of news has a tenth of it; reading one takes a second or two a megabyte.
_MOST_CHARACTERS = 10_000_000


def fetch(url: str) -> str:
    """Return the page at `url`. Raises `BadInput` where there is none to be had."""
    config = use_config()
    config.set("DEFAULT", "DOWNLOAD_TIMEOUT", _SECONDS)
    # What is cited must come from whom it says: no second try without looking at the certificate.
    config.set("DEFAULT", "INSECURE_SSL_FALLBACK", "off")
    response = fetch_response(url, decode=True, config=config)
    if response is None or response.status >= 400 or not response.html:
        status = f" (HTTP {response.status})" if response is not None else ""
        raise BadInput(f"cannot fetch {url}{status}; save the page and give its file with --url {url}")
    return str(response.html)


def article(html: str, url: str | None, name: str | None = None) -> Source:
    """Return the article in a page: its text without menus and notices, and what the page says of itself.

    Nothing is fetched, no script is run and no entity looked up. Raises `BadInput` where the page holds no
    article or is larger than any page of news.
    """
    if len(html) > _MOST_CHARACTERS:
        raise BadInput(f"{name or url} is too large for a page; save the text of the article and give that")
    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    # The dictionary is what trafilatura gives when asked to; the annotation covers both.
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise BadInput(f"there is no article in {name or url}; save its text and give that")
    day = found.date if found.date and len(found.date) == 10 else None
    address = url or (found.url if found.url and found.url.startswith(("http://", "https://")) else None)
    return Source(address, _line(found.title), _line(found.sitename), day, found.text.replace("\0", ""))


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
