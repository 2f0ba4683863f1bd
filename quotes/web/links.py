"""Links that leave the site: only to the web, and where possible straight to the words or the second."""

from quotes.deep_links import deep_link, web_address

web = web_address
deep = deep_link
