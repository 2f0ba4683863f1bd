"""One database cut into several files that are read as one."""
