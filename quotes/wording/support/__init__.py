"""What bears out an alarm: whether the claim says something else where a rule of the guard has fired."""
