#!/usr/bin/env python3
"""Trains one network on FER+, alone or from teachers, and keeps its running mean after every epoch.

    train.py DATA.npz OUT.pt [--width 24] [--blocks 1] [--epochs 40] [--seed 0] [--teacher T.pt ...] [--wild WILD.npz]

A tenth of the training faces, chosen by the seed of the project and not of the run, is kept for choosing; the validation
set of FER+ is looked at by evaluate.py alone. A run that was cut off goes on where it was.
"""

import argparse
import copy
import os
import time

import numpy as np
import torch
import torch.nn.functional as F

from data import CLASSES, changed, even, load, mixed
from net import Net

BATCH = 96
MEAN_DECAY = 0.998
OFTEN = np.array([1, 1, 1, 1, 1.3, 4, 2.5])
PRESS = 0.3


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("data")
    p.add_argument("out")
    p.add_argument("--width", type=int, default=24)
    p.add_argument("--blocks", type=int, default=1)
    p.add_argument("--epochs", type=int, default=40)
    p.add_argument("--seed", type=int, default=0)
    p.add_argument("--rate", type=float, default=0.1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--teacher", nargs="*", default=[])
    p.add_argument("--wild", help="more faces to learn from, made by wild.py")
    return p.parse_args()


def split(n):
    """Numbers of the faces to learn from and of those to choose by; the same in every run."""
    order = np.random.default_rng(2026).permutation(n)
    return order[n // 10 :], order[: n // 10]


def with_wild(faces, labels, learn, path):
    """All faces and labels, the numbers of those to learn from, and how often each is drawn: rare expressions more often,
    and of the many smiling and neutral faces in photographs of the press a part."""
    z = np.load(path)
    wild = np.arange(len(faces), len(faces) + len(z["wild_x"]))
    faces = np.concatenate([faces, z["wild_x"]])
    labels = np.concatenate([labels, z["wild_y"].astype("f4")])
    often = OFTEN[labels.argmax(1)]
    common = labels[:, :2].max(1) > 0.5
    often[wild] = np.where(common[wild], PRESS, often[wild])
    learn = np.concatenate([learn, wild])
    return faces, labels, learn, often[learn] / often[learn].sum()


def saved_net(path):
    saved = torch.load(path)
    net = Net(saved["width"], saved["blocks"])
    net.load_state_dict(saved["mean"])
    return net.eval()


def shares(net, faces):
    """Mean of a face and its mirror image."""
    net.eval()
    out = []
    with torch.no_grad():
        for i in range(0, len(faces), 256):
            x = even(torch.from_numpy(faces[i : i + 256].astype("f4"))[:, None] / 255.0)
            out.append((net(x).softmax(1) + net(x.flip(3)).softmax(1)) / 2)
    return torch.cat(out).numpy()


def report(p, y):
    agreed = y.max(1) > 0.5
    truth, said = y[agreed].argmax(1), p[agreed].argmax(1)
    recalls = [(said[truth == k] == k).mean() for k in range(len(CLASSES))]
    words = " ".join(f"{c[:3]} {r:.2f}" for c, r in zip(CLASSES, recalls))
    return f"accuracy {(said == truth).mean():.4f} UAR {np.mean(recalls):.4f} {words}"


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    faces, labels = load(a.data, "train")
    learn, choose = split(len(faces))
    each, drawn = len(learn), None
    if a.wild:
        faces, labels, learn, drawn = with_wild(faces, labels, learn, a.wild)
    net = Net(a.width, a.blocks).to(memory_format=torch.channels_last)
    mean = copy.deepcopy(net)
    steps = a.epochs * (each // BATCH)
    optimizer = torch.optim.SGD(net.parameters(), a.rate, momentum=0.9, weight_decay=5e-4, nesterov=True)
    first = 0
    if os.path.exists(a.out):
        saved = torch.load(a.out)
        net.load_state_dict(saved["net"])
        mean.load_state_dict(saved["mean"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["epoch"] + 1
    # The rate follows from the step alone, so that a run may be cut shorter than it was begun.
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, a.rate, total_steps=steps + 2, pct_start=0.2, last_epoch=first * (each // BATCH) - 1
    )
    torch.manual_seed(a.seed * 1000 + first)
    np.random.seed(a.seed * 1000 + first)
    teachers = [saved_net(t) for t in a.teacher]
    count = labels[learn].sum(0)
    weight = torch.tensor((count.sum() / len(CLASSES) / count) ** 0.35, dtype=torch.float32)
    began = time.time()
    for epoch in range(first, a.epochs):
        net.train()
        order = np.random.choice(learn, each, p=drawn) if a.wild else np.random.permutation(learn)
        total = 0.0
        for i in range(0, len(order) - BATCH + 1, BATCH):
            j = np.sort(order[i : i + BATCH])
            x, y = changed(faces[j]), torch.from_numpy(labels[j])
            x, y = mixed(x, y)
            if teachers:
                with torch.no_grad():
                    taught = sum(t(x).softmax(1) for t in teachers) / len(teachers)
                y = 0.3 * y + 0.7 * taught
            loss = (-(y * F.log_softmax(net(x), 1)).sum(1) * (y * weight).sum(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
            with torch.no_grad():
                for m, p in zip(mean.state_dict().values(), net.state_dict().values()):
                    m.copy_(m * MEAN_DECAY + p * (1 - MEAN_DECAY) if m.dtype.is_floating_point else p)
        torch.save(
            {
                "net": net.state_dict(),
                "mean": mean.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": epoch,
                "width": a.width,
                "blocks": a.blocks,
            },
            a.out + ".part",
        )
        os.replace(a.out + ".part", a.out)
        print(
            f"epoch {epoch} loss {total / (len(order) // BATCH):.3f} {report(shares(mean, faces[choose]), labels[choose])}"
            f" cpu {time.process_time():.0f} s, {time.time() - began:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
