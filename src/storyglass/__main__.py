"""`python -m storyglass` is `storyglass`."""

from storyglass.cli import main

if __name__ == "__main__":
    main()
