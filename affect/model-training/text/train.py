#!/usr/bin/env python3
"""From GoEmotions and XED to a text network.

    train.py DATA_FOLDER OUT_FOLDER [--teachers 6] [--folds 3] [--vocabulary 10000] [--threads 1]

Teachers of two kinds are trained on all but one part of the texts and say what they think of that part, so that nobody
teaches what he was told. The student learns from the labels and from what they said. XED's last fifth is kept for
measuring (OUT_FOLDER/xed_kept.tsv) and GoEmotions' dev part for choosing; neither is learnt from. What is done is kept
after each network, and a run that was cut off goes on there.
"""

import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import OUTPUTS, batches, goemotions, xed
from nets import Convolutional, Recurrent, lexical
from tokens import Learner, Tokens, write

BATCH = 128


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("out")
    p.add_argument("--teachers", type=int, default=6)
    p.add_argument("--folds", type=int, default=3)
    p.add_argument("--vocabulary", type=int, default=10_000)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--students", type=int, default=1)
    return p.parse_args()


class Corpus:
    def __init__(self, folder, out, vocabulary):
        learn, learn_labels = goemotions(f"{folder}/goemotions_train.tsv")
        dev, self.dev_labels = goemotions(f"{folder}/goemotions_dev.tsv")
        film, film_labels = xed(f"{folder}/xed_en-annotated.tsv", f"{folder}/xed_neu_en.txt")
        kept = len(film) // 5
        self.texts = learn + film[kept:]
        self.labels = np.concatenate([learn_labels, film_labels[kept:]])
        path = f"{out}/tokenizer.json"
        if not os.path.exists(path):
            write(Learner(self.texts).learn(vocabulary), path)
            keep(f"{out}/xed_kept.tsv", film[:kept], film_labels[:kept])
        self.tokens = Tokens.read(path)
        self.pieces = [self.tokens.of(t) for t in self.texts]
        self.dev_pieces = [self.tokens.of(t) for t in dev]
        self.film_pieces = [self.tokens.of(t) for t in film[:kept]]
        self.film_labels = film_labels[:kept]
        self.lexicon = f"{folder}/vader_lexicon.txt"


def keep(path, texts, labels):
    with open(path, "w", encoding="utf8") as file:
        for text, label in zip(texts, labels):
            names = ",".join(OUTPUTS[i] for i in range(7) if label[i] == 1)
            file.write(f"{text}\t{names}\n")


def probabilities(net, pieces):
    net.eval()
    out = np.zeros((len(pieces), 35), "f4")
    with torch.no_grad():
        for numbers, padded in batches(pieces, 256, False):
            ids = torch.from_numpy(padded)
            out[numbers] = torch.sigmoid(net(ids, ids > 0)).numpy()
    return out


def train(net, corpus, rows, targets, known, epochs, rate, seed):
    """One network on the texts of those rows. targets and known: as labels, 0 to 1, and whether they count."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    lexical(net.embedding, corpus.tokens, corpus.lexicon)
    pieces = [corpus.pieces[i] for i in rows]
    share = (targets[rows] * known[rows]).sum(0) / known[rows].sum(0)
    rare = torch.tensor(np.clip(((1 - share) / share) ** 0.5, 1, 8).astype("f4"))
    heads = torch.ones(35)
    heads[:7] = 2
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.01)
    steps = epochs * (len(rows) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / 200) * max(0.03, 1 - s / steps))
    for _ in range(epochs):
        net.train()
        for numbers, padded in batches(pieces, BATCH, True):
            ids = torch.from_numpy(padded)
            ids = ids.masked_fill((torch.rand(ids.shape) < 0.08) & (ids > 4), 1)
            y = torch.from_numpy(targets[rows[numbers]])
            counts = torch.from_numpy(known[rows[numbers]])
            each = F.binary_cross_entropy_with_logits(net(ids, ids > 0), y, pos_weight=rare, reduction="none")
            loss = (each * heads * counts).sum() / counts.sum()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return net.eval()


def f1(truth, said):
    both = (truth & said).sum()
    return 2 * both / max(1, truth.sum() + said.sum())


def thresholds(p, labels):
    """For each of the seven the threshold with the best F1."""
    grid = np.arange(0.05, 0.95, 0.02)
    return [float(max(grid, key=lambda t: f1(labels[:, i] == 1, p[:, i] > t))) for i in range(7)]


def report(name, p_dev, p_film, corpus):
    limits = thresholds(p_dev, corpus.dev_labels)
    dev = [f1(corpus.dev_labels[:, i] == 1, p_dev[:, i] > limits[i]) for i in range(7)]
    odds = np.log(p_film[:, :7] / (1 - p_film[:, :7] + 1e-6) + 1e-9) - np.log(np.array(limits) / (1 - np.array(limits)))
    one = corpus.film_labels[:, :7].sum(1) == 1
    truth, said = corpus.film_labels[one, :7].argmax(1), odds[one].argmax(1)
    film = [f1(truth == i, said == i) for i in range(7)]
    print(
        f"{name}: GoEmotions dev macro-F1 {np.mean(dev):.4f} {np.round(dev, 2)}; XED kept {np.mean(film):.4f}"
        f" {np.round(film, 2)}; cpu {time.process_time():.0f} s",
        flush=True,
    )
    return limits


def teach(a, corpus):
    """What teachers say of every text they did not learn from, and together of those that nobody learnt from."""
    n, dev, film = np.zeros((len(corpus.texts), 35)), 0, 0
    known = (corpus.labels >= 0).astype("f4")
    targets = np.clip(corpus.labels, 0, 1)
    for t in range(a.teachers):
        path = f"{a.out}/teacher{t}.npz"
        if not os.path.exists(path):
            parts = np.random.default_rng(100 + t).permutation(len(corpus.texts)) % a.folds
            said, said_dev, said_film = np.zeros((len(corpus.texts), 35), "f4"), 0, 0
            for fold in range(a.folds):
                torch.manual_seed(1000 * t + fold)
                kind, epochs, rate = (Convolutional, 4, 1.5e-3) if t % 2 == 0 else (Recurrent, 5, 1.5e-3)
                net = kind(len(corpus.tokens.vocabulary))
                train(net, corpus, np.flatnonzero(parts != fold), targets, known, epochs, rate, 1000 * t + fold)
                rows = np.flatnonzero(parts == fold)
                said[rows] = probabilities(net, [corpus.pieces[i] for i in rows])
                said_dev = said_dev + probabilities(net, corpus.dev_pieces) / a.folds
                said_film = said_film + probabilities(net, corpus.film_pieces) / a.folds
            np.savez(path, said=said, dev=said_dev, film=said_film)
        z = np.load(path)
        n, dev, film = n + z["said"] / a.teachers, dev + z["dev"] / a.teachers, film + z["film"] / a.teachers
        report(f"teacher {t}", z["dev"], z["film"], corpus)
    report("all teachers", dev, film, corpus)
    return n.astype("f4")


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    os.makedirs(a.out, exist_ok=True)
    corpus = Corpus(a.data, a.out, a.vocabulary)
    print(f"{len(corpus.texts)} texts, {len(corpus.tokens.vocabulary)} pieces", flush=True)
    taught = teach(a, corpus)
    known = (corpus.labels >= 0).astype("f4")
    # Where a label is not known, the teachers' word stands alone, at half the weight.
    targets = np.where(corpus.labels >= 0, 0.5 * np.clip(corpus.labels, 0, 1) + 0.5 * taught, taught).astype("f4")
    for s in range(a.students):
        torch.manual_seed(9000 + s)
        net = Convolutional(len(corpus.tokens.vocabulary), width=192, filters=192)
        rows = np.arange(len(corpus.texts))
        train(net, corpus, rows, targets, np.maximum(known, 0.5), 6, 1.5e-3, 9000 + s)
        p_dev = probabilities(net, corpus.dev_pieces)
        limits = report(f"student {s}", p_dev, probabilities(net, corpus.film_pieces), corpus)
        torch.save({"net": net.state_dict(), "width": 192, "filters": 192}, f"{a.out}/student{s}.pt")
        with open(f"{a.out}/student{s}_thresholds.json", "w") as file:
            json.dump([round(t, 2) for t in limits], file)


if __name__ == "__main__":
    main()
