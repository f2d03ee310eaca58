"""The coach as a skill of OpenVoiceOS: the assistant's ears and voice, the same sessions."""
