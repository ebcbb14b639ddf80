"""`python -m generator`. A Python too old, or one that lacks what is needed, is told what helps."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever calls this by hand may well do so)
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"{sys.executable} is Python {found}, and 3.11 or newer is needed: install it from python.org")
    try:
        from generator.cli import main
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "generator":
            raise
        if sys.argv[1:2] == ["new"]:
            from generator.scaffold.words import main as start

            sys.exit(start(sys.argv[2:]))
        sys.exit(
            f"{sys.executable} lacks {error.name}, which this program needs. Call .venv/bin/python -m generator "
            "(Windows: .venv\\Scripts\\python -m generator), or install it: python -m pip install -r requirements.txt"
        )
    main()
