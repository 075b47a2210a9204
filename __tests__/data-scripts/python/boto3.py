"""S3 on a folder, in the place of boto3: an object is the file $S3_FOLDER/<bucket>/<key>."""

import hashlib
import os
from pathlib import Path


class Body:
    """Read once, from its beginning to its end, as a body over a network is."""

    def __init__(self, path):
        self._file = path.open("rb")

    def read(self, size=-1):
        return self._file.read(size)


class S3:
    def __init__(self, folder):
        self._folder = folder

    def get_object(self, Bucket, Key, IfMatch=None):
        path = self._folder / Bucket / Key
        if IfMatch not in (None, f'"{hashlib.md5(path.read_bytes()).hexdigest()}"'):
            raise RuntimeError("An error occurred (412) when calling the GetObject operation")
        return {"Body": Body(path)}

    def put_object(self, Bucket, Key, Body, ContentType):
        path = self._folder / Bucket / Key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(Body)


def client(service):
    assert service == "s3", service
    return S3(Path(os.environ["S3_FOLDER"]))
