"""Runs one crawl: a job comes in on standard input, lines go out on standard output, the log to standard error."""

import os
import sys

from scrapy.crawler import CrawlerProcess

from scrapers.crawl.job import Job
from scrapers.crawl.lines import Line, written
from scrapers.crawl.settings import settings
from scrapers.crawl.spider import Collector


def main() -> None:
    """Read the job, crawl, end."""
    job = Job.parsed(sys.stdin.readline())
    out = os.fdopen(os.dup(1), "wb")
    # Whatever else is printed goes to the log and cannot be taken for a line.
    os.dup2(2, 1)

    def tell(line: Line) -> None:
        try:
            out.write(written(line))
            out.flush()
        except BrokenPipeError:
            # Nobody listens any more: what was planned is in the journal.
            os._exit(1)

    process = CrawlerProcess(settings(job))
    process.crawl(Collector, job=job, tell=tell)
    process.start()


if __name__ == "__main__":
    main()
