"""Writes the training manifests of the shipped models from the data they were trained on.

    python3 affect/model-training/shipped_manifests.py DATA [face|detector|text|voice …]

DATA holds face/ferplus_train_valid.npz, text/goemotions_train.tsv, text/xed_*, voice/emodb/*.flac,
photographs/ with images/ and legend.csv of github.com/muxspace/facial_expressions, and others/ with any other photographs. Prints what
config/models/registry.json must name. Needs NumPy, PyTorch and OpenCV for pictures, NumPy for words, and libsndfile (Debian: libsndfile1) for voices.
"""

import ctypes
import ctypes.util
import pathlib
import sys

import manifest

MODELS = pathlib.Path(__file__).resolve().parent.parent / "src/main/resources/models"


def faces(data):
    """face-expression-48: the training part of FER+, and the photographs of faces that wild.py did not keep. The validation part
    was looked at, but taught nothing."""
    import numpy

    learning("face")
    from wild import is_kept, rows

    for face in numpy.load(data / "face/ferplus_train_valid.npz")["train_x"]:
        yield manifest.face_key(face)
    for user, file, _ in rows(data / "photographs/legend.csv"):
        if not is_kept(user, file):
            yield manifest.key((data / "photographs/images" / file).read_bytes())


def pictures(data):
    """face-detector-gray: photographs of faces and of other things, but for the twentieth of each that was kept."""
    learning("detector")
    from data import photographs

    for path in photographs(data / "photographs/images")[0] + photographs(data / "others")[0]:
        yield manifest.key(pathlib.Path(path).read_bytes())


def learning(folder):
    """Makes the modules of that training known, and forgets those of another of the same names."""
    sys.modules.pop("data", None)
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / folder))


def words(data):
    """text-emotion-cnn: the training sentences of GoEmotions, and four fifths of XED's lines. Its thresholds were chosen on
    the development sentences, which are not among them: their figures are a little too good, which its card says."""
    learning("text")
    from data import goemotions, xed

    learnt, _ = goemotions(data / "text/goemotions_train.tsv")
    lines, _ = xed(data / "text/xed_en-annotated.tsv", data / "text/xed_neu_en.txt")
    for text in learnt + lines[len(lines) // 5 :]:
        yield manifest.text_key(text)


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
    "face": ("face_expression_48.trained", faces),
    "detector": ("face_detector_gray.trained", pictures),
    "text": ("text_emotion_cnn.trained", words),
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
