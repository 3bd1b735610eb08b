"""Reading and writing safetensors files, by hand: the format is a few lines.

u64 little-endian header length, a JSON header padded with spaces to a multiple of 8, then the tensors' bytes without
gaps. Metadata values are strings.
"""
import json
import struct

import numpy as np

DTYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2")}


def write(path, tensors, metadata=None, dtype="F32"):
    """Writes {name: array} in the order of the names, so that equal content gives equal bytes."""
    header, chunks, offset = {}, [], 0
    if metadata:
        header["__metadata__"] = {key: str(value) for key, value in sorted(metadata.items())}
    for name in sorted(tensors):
        array = np.asarray(tensors[name]).astype(DTYPES[dtype], order="C")
        data = array.tobytes()
        header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [offset, offset + len(data)]}
        chunks.append(data)
        offset += len(data)
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for data in chunks:
            file.write(data)


def read(path):
    """Returns ({name: float32 array}, metadata)."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length].decode("utf-8"))
    metadata = header.pop("__metadata__", {})
    body = content[8 + length :]
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        flat = np.frombuffer(body[begin:end], dtype=DTYPES[entry["dtype"]])
        tensors[name] = flat.reshape(entry["shape"]).astype(np.float32)
    return tensors, metadata
