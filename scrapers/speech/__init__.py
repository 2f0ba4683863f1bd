"""Who speaks where: labels and turns of transcripts, the cues of captions, the proceedings of parliaments."""
