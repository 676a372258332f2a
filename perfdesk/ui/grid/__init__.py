"""Tables that are filled by keyboard."""
