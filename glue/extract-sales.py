"""Cuts the sales files of a run into parts, and counts and sums the rows that came in.

Arguments: --run_id, --source_bucket, --data_bucket.
Reads:  runs/<run_id>/source.json in the data bucket: {"files": [{"key", "etag"}]}; each file of the source, which is
        never written to. A file that has changed since the run was planned fails the job (412).
Writes: runs/<run_id>/staging/<file>-<part>.csv: the file's first line and up to ROWS_PER_PART rows;
        runs/<run_id>/extract.json, last: for each part its source, first line, rows and checksum.

A row is a line that is not empty, ended by LF, CR or CRLF; `lambdas/etl/line-reader.ts` reads lines the same way. The
first line is a row as well if it is no header: the functions quarantine it with the others. A file that cannot be
unpacked fails the job as UnreadableFile: nobody knows how many rows it holds. Of a line that is longer than a row can be
only so much is kept that whoever reads the part sees that it is too long: a file without line ends must not fill the
memory. A row's checksum is the first four bytes of the SHA-256 of what is kept. The same files give the same bytes.
"""

import gzip
import hashlib
import itertools
import json
import sys
import zlib

import boto3
from awsglue.utils import getResolvedOptions

ROWS_PER_PART = 10_000
PART_BYTES = 8 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024
# The longest row that the functions take, and a byte more, by which they see that a row is longer.
KEPT_BYTES = 64 * 1024 + 1
# Columns of a sale: a first line that does not name them all is no header.
COLUMNS = (
    b"store_id",
    b"receipt_no",
    b"line_no",
    b"sold_at",
    b"sku",
    b"description",
    b"quantity",
    b"unit_price_minor",
    b"currency",
)


class UnreadableFile(Exception):
    """A packed file that is cut off or spoilt."""


def lines_of(stream):
    """The lines of a stream of bytes, without their ends; empty ones are passed over."""
    line = b""
    for chunk in iter(lambda: stream.read(CHUNK_BYTES), b""):
        # A CRLF is a line and an empty one.
        rest, *others = chunk.replace(b"\r", b"\n").split(b"\n")
        line += rest[: KEPT_BYTES - len(line)]
        for other in others:
            if line:
                yield line
            line = other[:KEPT_BYTES]
    if line:
        yield line


def parts_of(lines):
    """First line and rows of each part, with the number of its first row in the file."""
    header = next(lines, b"")
    is_header = all(column in header for column in COLUMNS)
    rows, size, first = [], 0, 1
    for row in lines if is_header or not header else itertools.chain([header], lines):
        if rows and (len(rows) == ROWS_PER_PART or size + len(row) > PART_BYTES):
            yield header, rows, first
            first += len(rows)
            rows, size = [], 0
        rows.append(row)
        size += len(row)
    if rows:
        yield header, rows, first


def parts_in(key, body):
    """Parts of a file, which is packed if its key says so."""
    try:
        yield from parts_of(lines_of(gzip.GzipFile(fileobj=body) if key.endswith(".gz") else body))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableFile(f"{key}: {error}") from error


def checksum_of(rows):
    return sum(int.from_bytes(hashlib.sha256(row).digest()[:4], "big") for row in rows)


def extract(s3, run_id, source_bucket, data_bucket):
    """Cuts every file of the run's plan; gives what `extract.json` holds."""
    folder = f"runs/{run_id}"
    plan = json.load(s3.get_object(Bucket=data_bucket, Key=f"{folder}/source.json")["Body"])
    parts = []
    for file_index, file in enumerate(plan["files"]):
        body = s3.get_object(Bucket=source_bucket, Key=file["key"], IfMatch=file["etag"])["Body"]
        for part_index, (header, rows, first) in enumerate(parts_in(file["key"], body)):
            part = f"{file_index:05d}-{part_index:05d}"
            text = b"\n".join([header, *rows, b""])
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
