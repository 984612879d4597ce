#!/usr/bin/env python3
"""Runs `waymark` as a filter under Apache Spark: `pipe()` starts one process for each partition.

    python3 Clients/spark_filter.py RECORDS.ndjson ANSWERS PARTITIONS ARGUMENT...
    python3 Clients/spark_filter.py directory.ndjson answers 8 suggest --file - --format ndjson
    python3 Clients/spark_filter.py directory.ndjson new 8 reclassify - --policy replace

It wants PyPI's pyspark and Java 17. $WAYMARK names the program where it is not on the path. The
folder ANSWERS holds what one process writes; on a cluster, the workspace and the crosswalk must be
where every worker finds them, and are only read.
"""

import os
import shlex
import sys

from pyspark import SparkContext

# Records at fault (status 1) were reported and passed over; whatever else went wrong ends the job.
ACCEPTING_FAULTS = '"$@" || [ $? -eq 1 ]'


def main(records, answers, partitions, *arguments):
    program = os.environ.get("WAYMARK", "waymark")
    command = ["sh", "-c", ACCEPTING_FAULTS, "sh", program, *arguments]
    context = SparkContext("local[2]", "waymark")
    context.setLogLevel("ERROR")
    try:
        lines = context.textFile(records, int(partitions))
        lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(answers)
    finally:
        context.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
