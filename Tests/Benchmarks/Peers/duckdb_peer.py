"""What DuckDB does with the same files, with two threads: prints milliseconds, one run a line.

duckdb_peer.py list FILE COLUMNS OUTPUT                filter, sort and write csv, from the file, once
duckdb_peer.py copy FILE COLUMNS FORMAT OUTPUT RUNS    COPY from a loaded table
"""

import sys
import time

import duckdb


def connect():
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    return connection


def measure(runs, body, warm=True):
    if warm:
        body()
    for _ in range(runs):
        start = time.perf_counter()
        body()
        print((time.perf_counter() - start) * 1000, flush=True)


def quoted(columns):
    return ", ".join(f'"{column}"' for column in columns.split(","))


def list_(file, columns, output):
    def body():
        connection = connect()
        connection.execute(
            f"copy (select {quoted(columns)} from read_json('{file}', format = 'array', sample_size = 20480) "
            "where region like '6103%' and status = '活动异常' order by \"registeredOn\") "
            f"to '{output}' (format csv, header)"
        )
        connection.close()

    measure(1, body, warm=False)


def copy(file, columns, format_, output, runs):
    connection = connect()
    connection.execute(
        f"create table t as select {quoted(columns)} from read_json('{file}', format = 'array', sample_size = 20480)"
    )
    options = "format csv, header" if format_ == "csv" else "format json, array true"
    measure(int(runs), lambda: connection.execute(f"copy t to '{output}' ({options})"))


{"list": list_, "copy": copy}[sys.argv[1]](*sys.argv[2:])
