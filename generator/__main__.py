"""`python -m generator`."""

import sys

if __name__ == "__main__":
    try:
        from generator.cli import main
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "generator":
            raise
        sys.exit(
            f"{sys.executable} lacks {error.name}, which this program needs. Call .venv/bin/python -m generator "
            "(Windows: .venv\\Scripts\\python -m generator), or install it: python -m pip install -r requirements.txt"
        )
    main()
