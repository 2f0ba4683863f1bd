"""People and things: who did it and to whom, who says it, and which name or thing stands for which."""
