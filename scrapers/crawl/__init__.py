"""Crawling: Scrapy in a process of its own, which asks politely and writes what came as JSON lines.

`python -m scrapers.crawl` reads one job from standard input (`scrapers.crawl.job`) and writes lines to standard
output (`scrapers.crawl.lines`). It opens no database and no archive; whoever started it stores.
"""
