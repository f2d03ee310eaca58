"""What happens next: drills as data and the session as a state machine."""
