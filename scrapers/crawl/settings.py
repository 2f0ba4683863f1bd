"""Scrapy's settings for a crawl, all in one place, with what is switched off and why.

Set with priority `cmdline`: at any lower one the `custom_settings` of a spider would win silently.
"""

from scrapy.settings import Settings

from scrapers.crawl.job import Job

# Every handler but those for the web, so that a redirect or a link can open no file and no other protocol.
NO_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
CRAWL = "scrapers.crawl"


def settings(job: Job) -> Settings:
    """The settings of a job."""
    manners = job.manners
    found = Settings()
    found.setdict(_fixed(), priority="cmdline")
    found.setdict(
        {
            "USER_AGENT": manners.agent,
            "CONCURRENT_REQUESTS": manners.at_once,
            "CONCURRENT_REQUESTS_PER_DOMAIN": manners.per_host,
            "DOWNLOAD_DELAY": manners.delay,
            "AUTOTHROTTLE_START_DELAY": manners.delay,
            "DOWNLOAD_TIMEOUT": manners.timeout,
            "DOWNLOAD_MAXSIZE": manners.size,
            "DOWNLOAD_WARNSIZE": 0,
            "RETRY_TIMES": manners.retries,
            "REDIRECT_MAX_TIMES": manners.redirects,
            "HTTPCACHE_DIR": job.cache,
            "QUOTES_BACKOFF": manners.backoff,
            "QUOTES_ALLOW": list(manners.allow),
        },
        priority="cmdline",
    )
    return found


def _fixed() -> dict[str, object]:
    return {
        "ROBOTSTXT_OBEY": True,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "AUTOTHROTTLE_MAX_DELAY": 60.0,
        "SCHEDULER": f"{CRAWL}.scheduler.FrontierScheduler",
        "DOWNLOAD_HANDLERS": NO_HANDLERS,
        "TWISTED_DNS_RESOLVER": f"{CRAWL}.guard.GuardedResolver",
        # Scrapy's default takes any certificate.
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        # Behind a proxy the check of addresses would be the proxy's.
        "HTTPPROXY_ENABLED": False,
        "COOKIES_ENABLED": False,
        # The address of a feed may hold a key that is nobody else's business.
        "REFERER_ENABLED": False,
        # A page's own refresh is how some sites send a reader to a login, and a loop that redirects do not count.
        "METAREFRESH_ENABLED": False,
        # Both open a port through which the process can be told to run code.
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "HTTPCACHE_ENABLED": True,
        "HTTPCACHE_POLICY": "scrapy.extensions.httpcache.RFC2616Policy",
        "HTTPCACHE_STORAGE": f"{CRAWL}.cache.Cache",
        "DOWNLOADER_MIDDLEWARES": {
            f"{CRAWL}.guard.Gate": 60,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            f"{CRAWL}.manners.Robots": 100,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            f"{CRAWL}.manners.Backoff": 550,
            # Nearer to the network than the cache (900), which would keep what broke off.
            f"{CRAWL}.whole.Whole": 950,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        },
        "EXTENSIONS": {
            "scrapy.extensions.throttle.AutoThrottle": None,
            f"{CRAWL}.manners.Throttle": 0,
            "scrapy.extensions.feedexport.FeedExporter": None,
        },
        "LOG_LEVEL": "WARNING",
        "LOG_FORMAT": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        "STATS_DUMP": False,
        "LOGSTATS_INTERVAL": 0,
    }
