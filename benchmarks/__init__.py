"""Measures storyglass: accuracy, speed, memory, start-up time, size. `python -m benchmarks` runs it."""
