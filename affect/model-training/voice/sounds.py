"""Recordings, and what rooms, microphones and other people do to them. All sound is float32 of -1..1 at 16 kHz."""

import pathlib
import sys

import numpy as np
from scipy.signal import fftconvolve, resample_poly

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import shipped_manifests  # noqa: E402

RATE = 16000
WINDOW = 3 * RATE
HOP = RATE
# Order of Emotion.java; boredom and what is no speech teach the network what else there is.
CLASSES = ["neutral", "happy", "surprised", "sad", "angry", "disgusted", "fearful", "bored", "nothing"]
LETTERS = {"N": 0, "F": 1, "T": 3, "W": 4, "E": 5, "A": 6, "L": 7}
NOISES = ["white", "pink", "hum", "babble"]


def recordings(folder):
    """(name, speaker, class, sound) of each recording of EMO-DB (FLAC or WAV), in the order of their names."""
    found = []
    for path in sorted(p for p in pathlib.Path(folder).iterdir() if p.suffix in (".flac", ".wav")):
        pcm = np.frombuffer(shipped_manifests.samples(path), "<i2")
        found.append((path.name, path.name[:2], LETTERS[path.name[5]], (pcm / 32768).astype("f4")))
    return found


def rms(sound):
    return float(np.sqrt(np.mean(np.square(sound, dtype="f8")))) + 1e-9


def noise(kind, length, rng, voices=()):
    """Noise of unit power; babble is made of six of the voices given."""
    if kind == "white":
        made = rng.standard_normal(length)
    elif kind == "pink":
        spectrum = np.fft.rfft(rng.standard_normal(length))
        made = np.fft.irfft(spectrum / np.sqrt(np.maximum(20, np.arange(len(spectrum)))), length)
    elif kind == "hum":
        time = np.arange(length) / RATE
        mains = rng.choice([50, 60])
        made = sum(
            np.sin(2 * np.pi * mains * k * time + rng.uniform(0, 6)) * rng.uniform(0.1, 1) / k for k in (1, 2, 3, 4, 6, 8)
        ) + 0.1 * rng.standard_normal(length)
    else:
        made = np.zeros(length)
        for k in rng.integers(0, len(voices), 6):
            voice = voices[k] / rms(voices[k])
            made += np.roll(np.resize(voice, length), rng.integers(0, length))
    return (made / rms(made)).astype("f4")


def with_noise(sound, made, snr_db):
    return sound + made * rms(sound) * 10 ** (-snr_db / 20)


def faster(sound, factor):
    """Faster and higher, as a tape is: another speaker."""
    return sound if factor == 1 else resample_poly(sound, 40, round(40 * factor)).astype("f4")


def in_room(sound, seconds, share, rng):
    """With a reverberation of that length (60 dB) and that share of the sound."""
    length = int(RATE * seconds)
    tail = rng.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail[: RATE // 200] = 0
    wet = fftconvolve(sound, tail)[: len(sound)]
    return (sound + share * wet * rms(sound) / rms(wet)).astype("f4")


def through(sound, tilt_db, low_hz, high_hz):
    """Through a microphone that favours highs by tilt_db over its range and cuts what lies beyond."""
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    gain = 10 ** (tilt_db / 20 * np.log2(np.maximum(hz, 60) / 1000) / 3)
    gain *= 1 / (1 + (low_hz / np.maximum(hz, 1)) ** 4) / (1 + (hz / high_hz) ** 16)
    return np.fft.irfft(spectrum * gain, len(sound)).astype("f4")


def windows(sound):
    """As a live session hears it: the first three seconds, then one second more each time; (window, new samples)."""
    heard = 0
    while heard < len(sound):
        to = min(len(sound), WINDOW if heard == 0 else heard + HOP)
        yield sound[max(0, to - WINDOW) : to], to - heard
        heard = to
