"""The desk for signed-in people: deciding, the queue, the history; who may, and how they sign in."""
