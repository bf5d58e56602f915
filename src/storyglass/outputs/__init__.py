"""What becomes of a Story: one module per format, none of which sees anything but the Story."""
