"""What Glue gives a job to read its arguments with."""

import argparse


def getResolvedOptions(argv, names):
    parser = argparse.ArgumentParser()
    for name in names:
        parser.add_argument(f"--{name}", required=True)
    return vars(parser.parse_args(argv[1:]))
