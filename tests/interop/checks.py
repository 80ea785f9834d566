"""Runs the checks of a script: what begins with `check_`."""

import sys


class Skipped(Exception):
    """What a check needs is not to be had."""


def run_all(names):
    """Runs the functions of `names`, a script's `globals()`, in their order, tells of each, and ends the program."""
    failed = 0
    for name, check in list(names.items()):
        if not name.startswith("check_"):
            continue
        try:
            check()
            print(f"ok       {name}")
        except Skipped as why:
            print(f"skipped  {name}: {why}")
        except Exception as error:  # every check is told, whatever happened to another
            failed += 1
            print(f"FAILED   {name}: {type(error).__name__}: {str(error)[:600]}")
    sys.exit(1 if failed else 0)
