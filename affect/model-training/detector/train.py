#!/usr/bin/env python3
"""Teaches our detector what a published one says of pictures that never existed before.

    train.py TEACHER.onnx OUT.pt FACES_FOLDER OTHERS_FOLDER [--steps 20000] [--batch 8] [--threads 1]

Kept every 500 steps; a run that was cut off goes on there.
"""

import argparse
import os
import time

import torch
import torch.nn.functional as F

from data import Scenes, gray, photographs
from net import Detector
from teacher import Teacher

REPORT_EVERY = 500
SURE = 0.5


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("teacher")
    p.add_argument("out")
    p.add_argument("faces")
    p.add_argument("others")
    p.add_argument("--steps", type=int, default=8_000)
    p.add_argument("--batch", type=int, default=8)
    p.add_argument("--rate", type=float, default=4e-3)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--width", type=int, default=64)
    return p.parse_args()


def loss_of(said, taught):
    """Scores as the teacher's, cells with something to see heavier; boxes and points where the teacher is sure."""
    total = 0
    for ours, theirs in zip(said, taught):
        score = theirs[:, :1]
        each = F.binary_cross_entropy_with_logits(ours[:, :1], score, reduction="none")
        # What is wrong counts more than what is nearly right (focal weighting of soft targets, Li and others 2020).
        wrong = (torch.sigmoid(ours[:, :1]) - score).abs() ** 1.5
        seen = (score * (score > SURE)).sum().clamp(min=1)
        total = total + (each * wrong).sum() / seen
        sure = score * (score > SURE)
        place = F.smooth_l1_loss(ours[:, 1:5], theirs[:, 1:5], reduction="none", beta=0.2).sum(1, keepdim=True)
        points = F.smooth_l1_loss(ours[:, 5:], theirs[:, 5:], reduction="none", beta=0.2).sum(1, keepdim=True)
        total = total + ((place + 0.3 * points) * sure).sum() / seen
    return total


def agreement(net, teacher, pictures):
    """Cells where the teacher is sure: how many we find, and how many we see elsewhere, a picture."""
    net.eval()
    found, there, false = 0, 0, 0
    with torch.no_grad():
        for i in range(0, len(pictures), 8):
            part = pictures[i : i + 8]
            taught = teacher(torch.from_numpy(part.astype("f4")).permute(0, 3, 1, 2).contiguous())
            said = net(torch.from_numpy(gray(part)))
            for ours, theirs in zip(said, taught):
                sure = theirs[:, :1] > 0.7
                near = F.max_pool2d((theirs[:, :1] > 0.3).float(), 3, 1, 1) > 0
                sees = torch.sigmoid(ours[:, :1]) > 0.5
                found += (sees & sure).sum().item()
                there += sure.sum().item()
                false += (sees & ~near).sum().item()
    net.train()
    return found / max(1, there), false / len(pictures)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    faces, kept_faces = photographs(a.faces)
    others, kept_others = photographs(a.others)
    teacher = Teacher(a.teacher)
    net = Detector(a.width)
    optimizer = torch.optim.AdamW(net.parameters(), a.rate, weight_decay=1e-4)
    first = 0
    if os.path.exists(a.out):
        saved = torch.load(a.out)
        net.load_state_dict(saved["net"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"] + 1
    # The rate follows from the step alone, so that a run may be cut shorter than it was begun.
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, a.rate, total_steps=a.steps + 1, pct_start=0.05, last_epoch=first - 1
    )
    scenes = Scenes(faces, others, first)
    kept = Scenes(kept_faces, kept_others, 7).batch(200)
    print(f"{len(faces)} + {len(others)} photographs, {sum(p.numel() for p in net.parameters())} weights", flush=True)
    net.train()
    total = 0.0
    for step in range(first, a.steps):
        pictures = scenes.batch(a.batch)
        taught = teacher(torch.from_numpy(pictures.astype("f4")).permute(0, 3, 1, 2).contiguous())
        loss = loss_of(net(torch.from_numpy(gray(pictures))), taught)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        total += loss.item()
        if step % REPORT_EVERY == REPORT_EVERY - 1:
            recall, false = agreement(net, teacher, kept)
            print(
                f"step {step} loss {total / REPORT_EVERY:.4f} cells found {recall:.4f}, false a picture {false:.3f}, cpu"
                f" {time.process_time():.0f} s",
                flush=True,
            )
            total = 0.0
            state = {"net": net.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "step": step, "width": a.width}, a.out + ".part")
            os.replace(a.out + ".part", a.out)


if __name__ == "__main__":
    main()
