"""What a verdict rests on, whose words they are, and the answer in plain English."""
