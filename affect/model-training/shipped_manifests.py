"""Writes the training manifests of the shipped models from the data they were trained on.

    python3 affect/model-training/shipped_manifests.py DATA [face|text|voice …]

DATA holds face/ferplus_train_valid.npz, text/goemotions_train.tsv and voice/emodb/*.flac. Prints what
config/models/registry.json must name. Needs NumPy for faces, and libsndfile (Debian: libsndfile1) for voices.
"""

import ctypes
import ctypes.util
import pathlib
import sys

import manifest

MODELS = pathlib.Path(__file__).resolve().parent.parent / "src/main/resources/models"


def faces(data):
    """face-fer48-gray-7: the training part of FER+; the validation part was looked at, but taught nothing."""
    import numpy

    for face in numpy.load(data / "face/ferplus_train_valid.npz")["train_x"]:
        yield manifest.face_key(face)


def words(data):
    """text-cnn-go28-ekman7-q8: the training sentences of GoEmotions, and the development ones its thresholds were chosen on
    are not among them: their figures are a little too good, which its card says."""
    for line in (data / "text/goemotions_train.tsv").read_text(encoding="utf-8").split("\n"):
        if line:
            yield manifest.text_key(line.split("\t")[0])


def voices(data):
    """voice-measures-194: all recordings of eight speakers of EMO-DB; 15 and 16 are kept for judging it."""
    for path in sorted((data / "voice/emodb").glob("*.flac")):
        yield manifest.sound_key(samples(path))


class SoundInfo(ctypes.Structure):
    """SF_INFO of libsndfile."""

    _fields_ = [("frames", ctypes.c_int64)] + [
        (name, ctypes.c_int) for name in ("rate", "channels", "format", "sections", "seekable")
    ]


def samples(path):
    """A recording's samples as 16-bit little-endian numbers."""
    library = ctypes.CDLL(ctypes.util.find_library("sndfile") or "libsndfile.so.1")
    library.sf_open.restype = ctypes.c_void_p
    info = SoundInfo()
    file = library.sf_open(str(path).encode(), 0x10, ctypes.byref(info))
    if not file or info.channels != 1 or info.rate != 16000:
        raise ValueError("%s must be sound of one channel and 16 kHz" % path)
    buffer = (ctypes.c_int16 * info.frames)()
    library.sf_readf_short.restype = ctypes.c_int64
    read = library.sf_readf_short(ctypes.c_void_p(file), buffer, ctypes.c_int64(info.frames))
    library.sf_close(ctypes.c_void_p(file))
    if read != info.frames:
        raise ValueError("%s ends early" % path)
    return bytes(buffer)


SHIPPED = {
    "face": ("face_fer48_gray_7.trained", faces),
    "text": ("text_cnn_go28_ekman7.trained", words),
    "voice": ("voice_measures_194.trained", voices),
}


def main():
    data = pathlib.Path(sys.argv[1])
    for sense in sys.argv[2:] or SHIPPED:
        name, keys = SHIPPED[sense]
        count, size, sha256 = manifest.write(MODELS / name, keys(data))
        print("%s: %d keys\n  sizeBytes %d\n  sha256 %s" % (name, count, size, sha256))


if __name__ == "__main__":
    main()
