"""GoEmotions and XED as pieces and labels.

A label is 35 numbers: seven emotions (OUTPUTS, as the shipped model gives them), then GoEmotions' 28; 1 there, 0 not
there, -1 not known. GoEmotions: Demszky and others 2020, CC BY 4.0. XED: Öhman and others 2020, CC BY 4.0.
"""

import numpy as np

from tokens import PAD

OUTPUTS = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"]
FINE = (
    "admiration amusement anger annoyance approval caring confusion curiosity desire disappointment disapproval disgust"
    " embarrassment excitement fear gratitude grief joy love nervousness optimism pride realization relief remorse sadness"
    " surprise neutral"
).split()
# As the makers of GoEmotions group them after Ekman.
GROUPS = {
    "anger": "anger annoyance disapproval",
    "disgust": "disgust",
    "fear": "fear nervousness",
    "joy": "joy amusement approval excitement gratitude love optimism relief pride admiration desire caring",
    "neutral": "neutral",
    "sadness": "sadness disappointment embarrassment grief remorse",
    "surprise": "surprise realization confusion curiosity",
}
GROUP_OF = {fine: OUTPUTS.index(group) for group, all_fine in GROUPS.items() for fine in all_fine.split()}
# XED's numbers after Plutchik; anticipation (2) and trust (8) have no place among the seven.
XED = {1: "anger", 3: "disgust", 4: "fear", 5: "joy", 6: "sadness", 7: "surprise"}
XED_NEUTRAL = 6000


def goemotions(path):
    texts, labels = [], []
    with open(path, encoding="utf8") as file:
        for line in file:
            text, numbers = line.rstrip("\n").split("\t")[:2]
            label = np.zeros(7 + len(FINE), "f4")
            for i in map(int, numbers.split(",")):
                label[7 + i] = 1
                label[GROUP_OF[FINE[i]]] = 1
            texts.append(text)
            labels.append(label)
    return texts, np.stack(labels)


def xed(annotated, neutral):
    """Annotated lines with one of our emotions, and as many neutral lines as keep the shares sound; in a fixed order."""
    order = np.random.default_rng(2026)
    texts, labels = [], []
    with open(annotated, encoding="utf8") as file:
        for line in file:
            text, numbers = line.rstrip("\n").split("\t")
            ours = [OUTPUTS.index(XED[i]) for i in map(int, numbers.split(",")) if i in XED]
            if ours:
                texts.append(text)
                labels.append(known_seven(ours))
    with open(neutral, encoding="utf8") as file:
        lines = [line.rstrip("\n").split("\t")[-1] for line in file]
    for i in order.permutation(len(lines))[:XED_NEUTRAL]:
        texts.append(lines[i])
        labels.append(known_seven([OUTPUTS.index("neutral")]))
    mixed = order.permutation(len(texts))
    return [texts[i] for i in mixed], np.stack(labels)[mixed]


def known_seven(numbers):
    label = np.full(7 + len(FINE), -1, "f4")
    label[:7] = 0
    label[numbers] = 1
    return label


def made_of(texts, each):
    """Texts that nobody wrote, for the teacher to judge: words left out, or the end of one text after another's beginning."""
    order = np.random.default_rng(7)
    made = []
    for _ in range(each):
        others = order.permutation(len(texts))
        for text, other in zip(texts, others):
            words = text.split()
            if order.random() < 0.5:
                kept = [w for w in words if order.random() > 0.2]
            else:
                more = texts[other].split()
                kept = words[: order.integers(0, len(words) + 1)] + more[order.integers(0, len(more) + 1) :]
            made.append(" ".join(kept[:40]) or text)
    return made


def padded_to_longest(pieces):
    padded = np.full((len(pieces), max(map(len, pieces))), PAD, "i8")
    for row, each in enumerate(pieces):
        padded[row, : len(each)] = each
    return padded


def batches(pieces, size, shuffled):
    """Numbers of texts of about one length, and their pieces padded to the longest of them."""
    order = np.random.permutation(len(pieces)) if shuffled else np.arange(len(pieces))
    runs = [order[i : i + size * 40] for i in range(0, len(order), size * 40)] if shuffled else [order]
    chosen = []
    for run in runs:
        by_length = sorted(run, key=lambda i: len(pieces[i]))
        chosen += [by_length[i : i + size] for i in range(0, len(by_length), size)]
    if shuffled:
        np.random.shuffle(chosen)
    for numbers in chosen:
        yield np.array(numbers), padded_to_longest([pieces[i] for i in numbers])
