#!/usr/bin/env python3
"""Tags a file of NDJSON records under Apache Spark: `pipe()` runs one `waymark` for each partition.

    python3 Clients/spark_suggest.py RECORDS.ndjson WORKSPACE ANSWERS [PARTITIONS]

It wants PyPI's pyspark and Java 17. $WAYMARK names the program where it is not on the path. The
answers, in the folder ANSWERS, are those of one process; on a cluster, the workspace must be where
every worker finds it, and is only read.
"""

import os
import shlex
import sys

from pyspark import SparkContext


def main(records, workspace, answers, partitions="2"):
    program = os.environ.get("WAYMARK", "waymark")
    command = [program, "suggest", "--file", "-", "--format", "ndjson", "--workspace", workspace]
    context = SparkContext("local[2]", "waymark suggest")
    context.setLogLevel("ERROR")
    try:
        lines = context.textFile(records, int(partitions))
        lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(answers)
    finally:
        context.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
