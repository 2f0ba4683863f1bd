"""What verdicts and pages read: places, credits, counts."""
