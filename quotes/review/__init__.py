"""What people's decisions mean: which stand, which oppose each other, where they belong now, what they change."""
