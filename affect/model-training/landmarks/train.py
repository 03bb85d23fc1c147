#!/usr/bin/env python3
"""Teaches a small network what a published face mesh says of photographs of faces; from data to ONNX in one command.

    train.py FACES_FOLDER OTHERS_FOLDER TEACHER.onnx WORK_FOLDER OUT.onnx [--steps 4500] [--rate 3e-3] [--begin state.pt]

FACES_FOLDER holds pictures of single faces named PERSON_NUMBER.jpg; a tenth of the people is never learnt from. OTHERS
holds photographs without faces. WORK_FOLDER keeps what the mesh said (labels.npz, minutes) and the weights (state.pt); a
run that was cut off goes on there, and --begin takes the weights of an ended run for another round. Prints errors on the
people held out, and writes beside OUT.onnx its training manifest.
"""

import argparse
import copy
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import manifest
from data import Squares, held_out, plain
from label import label
from net import SIDE, Net
from points import OPPOSITE, OUTER_CORNERS, between_eyes, slices

MEAN_DECAY = 0.998
REPORT_EVERY = 500
LARGEST_ERROR = 0.5


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("faces")
    p.add_argument("others")
    p.add_argument("teacher")
    p.add_argument("work")
    p.add_argument("out")
    p.add_argument("--steps", type=int, default=4500)
    p.add_argument("--batch", type=int, default=64)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--begin")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    return p.parse_args()


def weights():
    """What is measured most finely counts most."""
    weight = {"right eye": 2, "left eye": 2, "irises": 2, "face": 0.5}
    return torch.cat([torch.full((part.stop - part.start,), float(weight.get(name, 1))) for name, part in slices()])


def loss_of(out, points, hidden, face, weight):
    """Mean distance in shares of the eyes' distance, that between lids and lips once more; error foreseen; what is hidden."""
    said = out[:, :-3].reshape(points.shape)
    a, b = OUTER_CORNERS
    # A face in profile has its eyes close together: its errors would count for more than it can help.
    size = (points[:, a] - points[:, b]).norm(dim=1).clamp(min=0.2)
    off = (said - points).abs().sum(2) / size[:, None]
    upper, lower = OPPOSITE[:, 0], OPPOSITE[:, 1]
    gap = ((said[:, upper] - said[:, lower]) - (points[:, upper] - points[:, lower])).abs().sum(2) / size[:, None]
    places = ((off * weight).mean(1) + 0.5 * gap.mean(1)) * face
    distance = ((said - points).detach().square().sum(2).sqrt() / size[:, None]).mean(1)
    error = torch.where(face > 0, distance, torch.full_like(distance, LARGEST_ERROR)).clamp(0.005, LARGEST_ERROR)
    foreseen = (out[:, -3] - error.log()).abs().mean()
    unseen = F.binary_cross_entropy_with_logits(out[:, -2:], hidden, reduction="none").mean(1)
    return places.sum() / face.sum() + 0.02 * foreseen + 0.05 * (unseen * face).sum() / face.sum()


def errors(net, pictures, points):
    """Distances (n, 65) in shares of the eyes' distance, and the error foreseen (n), of faces in good boxes."""
    net.eval()
    off, foreseen = [], []
    with torch.no_grad():
        for i in range(0, len(pictures), 64):
            cuts = [plain(p, q) for p, q in zip(pictures[i : i + 64], points[i : i + 64])]
            out = net(torch.from_numpy(np.stack([c for c, _ in cuts])[:, None].astype("f4"))).numpy()
            truth = np.stack([q for _, q in cuts])
            said = out[:, :-3].reshape(truth.shape)
            off.append(np.linalg.norm(said - truth, axis=2) / between_eyes(truth)[:, None])
            foreseen.append(np.exp(out[:, -3]))
    return np.concatenate(off), np.concatenate(foreseen)


def report(net, pictures, points):
    off, foreseen = errors(net, pictures, points)
    parts = ", ".join(f"{name} {100 * off[:, part].mean():.2f}" for name, part in slices())
    each = off.mean(1)
    order = np.corrcoef(np.log(each), np.log(foreseen))[0, 1]
    return (
        f"error {100 * off.mean():.2f} % of the eyes' distance, median face {100 * np.median(each):.2f},"
        f" 95 of 100 faces below {100 * np.quantile(each, 0.95):.2f}; {parts}; foreseen r {order:.2f}"
    )


def export(net, path):
    net.eval()
    torch.onnx.export(
        net, torch.zeros(1, 1, SIDE, SIDE), path, input_names=["luminance"], output_names=["points"], opset_version=13
    )


def save(path, **what):
    torch.save(what, path + ".part")
    os.replace(path + ".part", path)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    os.makedirs(a.work, exist_ok=True)
    labels = os.path.join(a.work, "labels.npz")
    if not os.path.exists(labels):
        label(a.faces, a.teacher, labels)
        print(f"labelled after {time.process_time():.0f} s of processor", flush=True)
    data = np.load(labels)
    kept = np.array([held_out(path) for path in data["path"]])
    pictures, points, paths = data["picture"], data["points"], data["path"]
    # In this order of memory, a quarter faster.
    net = Net().to(memory_format=torch.channels_last)
    if a.begin:
        net.load_state_dict(torch.load(a.begin)["mean"])
    mean = copy.deepcopy(net)
    print(f"{(~kept).sum()} faces to learn from, {kept.sum()} held out; {sum(p.numel() for p in net.parameters())} weights")
    optimizer = torch.optim.AdamW(net.parameters(), a.rate, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, a.rate, total_steps=a.steps + 1, pct_start=0.1)
    state, first = os.path.join(a.work, "state.pt"), 0
    if os.path.exists(state):
        saved = torch.load(state)
        for name, part in (("net", net), ("mean", mean), ("optimizer", optimizer), ("schedule", schedule)):
            part.load_state_dict(saved[name])
        first = saved["step"] + 1
    torch.manual_seed(a.seed + first)
    squares = Squares(pictures[~kept], points[~kept], a.others, a.seed + first)
    weight, total = weights(), 0.0
    for step in range(first, a.steps):
        net.train()
        luminance, where, hidden, face = (torch.from_numpy(x) for x in squares.batch(a.batch))
        loss = loss_of(net(luminance), where, hidden, face, weight)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        with torch.no_grad():
            decay = min(MEAN_DECAY, (1 + step) / (10 + step))
            for m, p in zip(mean.state_dict().values(), net.state_dict().values()):
                m.copy_(m * decay + p * (1 - decay) if m.dtype.is_floating_point else p)
        if step % REPORT_EVERY == REPORT_EVERY - 1 or step == a.steps - 1:
            said = report(mean, pictures[kept], points[kept])
            print(f"step {step} loss {total / REPORT_EVERY:.4f} {said}, cpu {time.process_time():.0f} s", flush=True)
            total = 0.0
            parts = {"net": net, "mean": mean, "optimizer": optimizer, "schedule": schedule}
            save(state, step=step, **{name: part.state_dict() for name, part in parts.items()})
    export(mean, a.out)
    trained = os.path.splitext(a.out)[0] + ".trained"
    keys = (manifest.key(open(os.path.join(a.faces, path), "rb").read()) for path in paths[~kept])
    print("manifest: %d keys, %d bytes, sha256 %s" % manifest.write(trained, keys))


if __name__ == "__main__":
    main()
