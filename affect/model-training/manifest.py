"""Training manifests: which samples a model was trained on, as keys that tell nothing of them.

The file is the sixteen bytes INHABIT-TRAINED1 and then the keys, ascending, each the first eight bytes of the SHA-256 of
one sample, big-endian. `inhabit models evaluate` refuses data whose keys stand in it. A trainer calls

    write(path, (face_key(image) for image in faces))

and names path, size and SHA-256 in config/models/registry.json, as a companion with the role "training-manifest".
Needs nothing beyond Python; a face is anything with tobytes(), such as an array of NumPy.
"""

import hashlib
import re
import unicodedata

MAGIC = b"INHABIT-TRAINED1"
KEY_BYTES = 8
SPACES = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def key(content):
    """Key of bytes: of a file, or of what the functions below make of a sample."""
    return hashlib.sha256(content).digest()[:KEY_BYTES]


def face_key(luminance):
    """Key of a face: 48 x 48 bytes of luminance, row by row, before any augmentation."""
    content = bytes(luminance) if isinstance(luminance, (bytes, bytearray)) else luminance.tobytes()
    if len(content) != 48 * 48:
        raise ValueError("a face has 48 x 48 bytes, not %d" % len(content))
    return key(content)


def text_normal(words):
    """Compatibility forms composed, lower case, white space as one space and none at the ends."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", words).lower()).strip(" ")


def text_key(words):
    """Key of words: of their normal form in UTF-8."""
    return key(text_normal(words).encode("utf-8"))


def sound_key(samples):
    """Key of sound: all samples of the recording as 16-bit little-endian numbers, one channel, 16 kHz."""
    if not isinstance(samples, (bytes, bytearray)):
        samples = samples.astype("<i2").tobytes()
    return key(bytes(samples))


def write(path, keys):
    """Writes a manifest; gives its number of keys, its size in bytes and its SHA-256, as the registry wants them."""
    ordered = sorted(set(keys))
    content = MAGIC + b"".join(ordered)
    with open(path, "wb") as file:
        file.write(content)
    return len(ordered), len(content), hashlib.sha256(content).hexdigest()
