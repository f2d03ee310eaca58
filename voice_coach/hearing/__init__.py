"""Pure audio: levels, speech segments, endpointing, and never hearing oneself."""
