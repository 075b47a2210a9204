"""Cuts the sales files of a run into parts, and counts and sums the rows that came in.

Arguments: --run_id, --source_bucket, --data_bucket.
Reads:  runs/<run_id>/source.json in the data bucket: {"files": [{"key", "etag"}]}; each file of the source, which is
        never written to. A file that has changed since the run was planned fails the job (412).
Writes: runs/<run_id>/staging/<file>-<part>.csv: the file's header line and up to ROWS_PER_PART rows;
        runs/<run_id>/extract.json, last: for each part its source, first line, rows and checksum.

A row is a line that is not empty, ended by LF or CRLF; `lambdas/etl/line-reader.ts` reads lines the same way. A row's
checksum is the first four bytes of the SHA-256 of its bytes. The same files give the same bytes.
"""

import gzip
import hashlib
import json
import sys

import boto3
from awsglue.utils import getResolvedOptions

ROWS_PER_PART = 10_000
PART_BYTES = 8 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024


def lines_of(stream):
    """The lines of a stream of bytes, without their ends; empty ones are passed over."""
    rest = b""
    for chunk in iter(lambda: stream.read(CHUNK_BYTES), b""):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from filter(None, (line[:-1] if line.endswith(b"\r") else line for line in whole))
    last = rest[:-1] if rest.endswith(b"\r") else rest
    if last:
        yield last


def parts_of(lines):
    """Header and rows of each part, with the number of its first row in the file."""
    header = next(lines, None)
    rows, size, first = [], 0, 1
    for row in lines:
        if rows and (len(rows) == ROWS_PER_PART or size + len(row) > PART_BYTES):
            yield header, rows, first
            first += len(rows)
            rows, size = [], 0
        rows.append(row)
        size += len(row)
    if rows:
        yield header, rows, first


def checksum_of(rows):
    return sum(int.from_bytes(hashlib.sha256(row).digest()[:4], "big") for row in rows)


def extract(s3, run_id, source_bucket, data_bucket):
    """Cuts every file of the run's plan; gives what `extract.json` holds."""
    folder = f"runs/{run_id}"
    plan = json.load(s3.get_object(Bucket=data_bucket, Key=f"{folder}/source.json")["Body"])
    parts = []
    for file_index, file in enumerate(plan["files"]):
        body = s3.get_object(Bucket=source_bucket, Key=file["key"], IfMatch=file["etag"])["Body"]
        stream = gzip.GzipFile(fileobj=body) if file["key"].endswith(".gz") else body
        for part_index, (header, rows, first) in enumerate(parts_of(lines_of(stream))):
            part = f"{file_index:05d}-{part_index:05d}"
            text = b"\n".join([header, *rows]) + b"\n"
            s3.put_object(
                Bucket=data_bucket,
                Key=f"{folder}/staging/{part}.csv",
                Body=text,
                ContentType="text/csv",
            )
            parts.append(
                {
                    "part": part,
                    "source": file["key"],
                    "firstLine": first,
                    "rows": len(rows),
                    "checksum": str(checksum_of(rows)),
                }
            )
    index = json.dumps({"parts": parts}, separators=(",", ":")).encode()
    s3.put_object(
        Bucket=data_bucket,
        Key=f"{folder}/extract.json",
        Body=index,
        ContentType="application/json",
    )
    return parts


if __name__ == "__main__":
    options = getResolvedOptions(sys.argv, ["run_id", "source_bucket", "data_bucket"])
    done = extract(
        boto3.client("s3"), options["run_id"], options["source_bucket"], options["data_bucket"]
    )
    print(f"{len(done)} parts, {sum(part['rows'] for part in done)} rows")
