"""Makes the banks of measures: what the network reads, computed by the server's own Java, of recordings as they are and
as rooms, microphones and noise would change them."""

import subprocess
import threading

import numpy as np

import sounds

CONDITIONS = 24
TEST = ["clean", "white", "pink", "hum", "babble"]
TEST_SNR_DB = 10


class Measures:
    """The Java program that measures windows."""

    def __init__(self, classpath):
        self.classpath = classpath

    def of(self, windows):
        command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4", "-cp", self.classpath, "dev.inhabit.affect.voice.MeasuresOut"]
        java = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            for window in windows:
                java.stdin.write(np.array(len(window), ">i4").tobytes())
                java.stdin.write(window.astype(">f4").tobytes())
            java.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        width = int.from_bytes(java.stdout.read(4), "big")
        out = np.frombuffer(java.stdout.read(), ">f4").astype("f4")
        feeder.join()
        if java.wait() != 0:
            raise RuntimeError("the measures could not be computed")
        return out.reshape(-1, width)


def tests(recordings, rng):
    """Each recording as live windows, clean and in noise of 10 dB; babble is of all other speakers."""
    rows, windows = [], []
    for condition, kind in enumerate(TEST):
        for index, (_, speaker, label, sound) in enumerate(recordings):
            if condition:
                others = [other[3] for other in recordings if other[1] != speaker]
                sound = sounds.with_noise(sound, sounds.noise(kind, len(sound), rng, others), TEST_SNR_DB)
            for window, new in sounds.windows(sound):
                rows.append((condition, index, int(speaker), label, new))
                windows.append(window)
    return np.array(rows), windows


def condition(number, own, rng):
    """One microphone in one room before one speaker: a function of sound. Number 0 leaves it as it is."""
    if number == 0:
        return lambda sound: sound
    factor = rng.choice([1, 1, 35 / 40, 36 / 40, 37 / 40, 38 / 40, 42 / 40, 43 / 40, 44 / 40, 46 / 40])
    tilt = rng.uniform(-6, 6)
    low, high = rng.choice([20, 60, 100, 200]), rng.choice([3400, 5500, 7600, 9000, 9000])
    room = rng.uniform(0.15, 0.6) if rng.random() < 0.4 else 0
    wet = rng.uniform(0.1, 0.7)
    kind = rng.choice(sounds.NOISES) if rng.random() < 0.7 else None
    snr = rng.uniform(0, 30)
    # Babble of the speaker's own recordings, backwards and at other speeds: nobody is heard in another's training.
    babble = [sounds.faster(own[k], rng.choice([32, 36, 44, 48]) / 40)[::-1] for k in rng.integers(0, len(own), 12)]

    def change(sound):
        sound = sounds.faster(sound, factor)
        if room:
            sound = sounds.in_room(sound, room, wet, rng)
        if kind:
            sound = sounds.with_noise(sound, sounds.noise(kind, len(sound), rng, babble), snr + rng.uniform(-2, 2))
        return sounds.through(sound, tilt, low, high)

    return change


def training(recordings, seed):
    """Rows (condition, recording, speaker, class, samples) and windows: of each recording a piece in each condition, with
    some quiet before or after in a third of them, and going on as another of its class in two fifths."""
    rows, windows = [], []
    for speaker in sorted({r[1] for r in recordings}):
        own = [r[3] for r in recordings if r[1] == speaker]
        for number in range(CONDITIONS):
            rng = np.random.default_rng([seed, int(speaker), number])
            change = condition(number, own, rng)
            for index, (_, whose, label, sound) in enumerate(recordings):
                if whose != speaker:
                    continue
                if rng.random() < 0.35:
                    quiet = np.zeros(rng.integers(1600, 16000), "f4")
                    sound = np.concatenate([quiet, sound] if rng.random() < 0.5 else [sound, quiet])
                if number and rng.random() < 0.4:
                    alike = [r[3] for r in recordings if r[1] == speaker and r[2] == label]
                    sound = np.concatenate([sound, alike[rng.integers(0, len(alike))]])
                changed = change(sound)
                pieces = list(sounds.windows(changed)) if number == 0 else [(piece(changed, rng), 0)]
                for window, _ in pieces:
                    rows.append((number, index, int(speaker), label, len(window)))
                    windows.append(window)
    return np.array(rows), windows


def piece(sound, rng):
    length = min(len(sound), sounds.WINDOW)
    if rng.random() < 0.3:
        length = max(min(len(sound), 12000), int(length * rng.uniform(0.5, 1)))
    start = rng.integers(0, len(sound) - length + 1)
    return sound[start : start + length]


def nothing(count, seed):
    """Windows that hold no speech: noise, tones, chords, clicks."""
    rng = np.random.default_rng([seed, 99])
    time = np.arange(sounds.WINDOW) / sounds.RATE
    windows = []
    for _ in range(count):
        made = sounds.noise(rng.choice(["white", "pink", "hum"]), sounds.WINDOW, rng) * rng.choice([0, 0.1, 1])
        for _ in range(rng.integers(0, 5)):
            hz = 55 * 2 ** (rng.integers(0, 60) / 12)
            gate = np.clip(np.sin(2 * np.pi * rng.uniform(0.3, 5) * time + rng.uniform(0, 6)) * 3 + rng.uniform(-1, 2), 0, 1)
            made = made + gate * sum(np.sin(2 * np.pi * hz * k * time) * rng.uniform(0, 1) / k for k in range(1, 6))
        windows.append((0.1 * made / sounds.rms(made)).astype("f4"))
    return windows
