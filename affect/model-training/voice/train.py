"""Trains the voice network: one command from recordings to ONNX.

    /usr/bin/python3 affect/model-training/voice/train.py RECORDINGS TEST_RECORDINGS CLASSPATH WORK

RECORDINGS are those of EMO-DB to learn from, TEST_RECORDINGS those of other speakers, judged once at the end; CLASSPATH holds
the server's classes and test classes (MeasuresOut computes what the network reads). WORK keeps banks, so that a run that was
broken off goes on; delete it to begin anew. Needs Debian's python3-torch, -scipy, -onnx and libsndfile1. Seeds are fixed.

1. leave one speaker out: a network for each speaker that never heard them, judged as a session that begins with nothing known
2. the temperature that makes the shares of these mean what they say
3. the shipped network from all speakers of RECORDINGS; TEST_RECORDINGS judge it
"""

import json
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F

import bank
import sounds

SIX = [0, 1, 3, 4, 5, 6]
CLIP = 5.0
# Seconds of own speech that weigh as much as all the voices of the training.
PRIOR_SECONDS = 20.0
HIDDEN = 128
STEPS = 1000
BATCH = 128
MEMBERS = 2
SHIPPED_MEMBERS = 8


def load(path, make):
    if not path.exists():
        np.savez(path, **make())
    return np.load(path)


def relative(f, own, seconds, mean, sd):
    """The network's input: measures against a middle that moves from all voices to this one."""
    weight = (seconds / (seconds + PRIOR_SECONDS))[..., None]
    return np.clip(((f - mean) - weight * np.where(seconds[..., None] > 0, own - mean, 0)) / sd, -CLIP, CLIP).astype("f4")


class Averages:
    """For each window the average of some other windows of the same speaker in the same condition."""

    def __init__(self, rows, f):
        self.f = f
        key = rows[:, 2] * 1000 + rows[:, 0]
        self.groups = [np.where(key == k)[0] for k in np.unique(key)]

    def draw(self, rng):
        own, seconds = np.zeros_like(self.f), np.zeros(len(self.f), "f4")
        for group in self.groups:
            order = rng.permutation(group)
            running = np.cumsum(self.f[order], 0, dtype="f8") / np.arange(1, len(order) + 1)[:, None]
            known = np.minimum(len(order), np.exp(rng.uniform(0, np.log(60), len(group))).astype(int))
            known[rng.random(len(group)) < 0.3] = 0
            own[group] = np.where(known[:, None] > 0, running[known - 1], 0)
            seconds[group] = 2 * known
        return own, seconds


class Members(torch.nn.Module):
    """Networks of one hidden layer side by side: (member, sample, measure) to (member, sample, class)."""

    def __init__(self, members, width, mean, sd):
        super().__init__()
        def made(*shape):
            return torch.nn.Parameter(torch.randn(*shape) / shape[1] ** 0.5)
        self.w1, self.b1 = made(members, width, HIDDEN), torch.nn.Parameter(torch.zeros(members, 1, HIDDEN))
        self.w2, self.b2 = made(members, HIDDEN, 9), torch.nn.Parameter(torch.zeros(members, 1, 9))
        self.mean, self.sd = mean, sd

    def forward(self, x):
        x = F.dropout(x, 0.2, self.training)
        h = F.dropout(F.relu(torch.matmul(x, self.w1) + self.b1), 0.5, self.training)
        return torch.matmul(h, self.w2) + self.b2


def fit(rows, f, nothing, speakers_of, seed):
    """One member for each list of speakers to learn from."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    own_rows = [np.where(np.isin(rows[:, 2], speakers))[0] for speakers in speakers_of]
    mean = np.stack([f[i].mean(0) for i in own_rows])
    sd = np.stack([f[i].std(0) + 1e-6 for i in own_rows])
    net = Members(len(speakers_of), f.shape[1], mean, sd)
    optimizer = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=STEPS)
    averages = Averages(rows, f)
    weights = []
    for i in own_rows:
        count = np.bincount(rows[i, 3], minlength=9)
        weights.append(np.minimum(3, len(i) / (7 * np.maximum(1, count)))[rows[i, 3]])
        weights[-1] /= weights[-1].sum()
    for step in range(STEPS):
        if step % 50 == 0:
            own, seconds = averages.draw(rng)
        x, y = [], []
        for m, i in enumerate(own_rows):
            j = rng.choice(i, BATCH, p=weights[m])
            k = rng.integers(0, len(nothing), BATCH // 16)
            x.append(np.concatenate([
                relative(f[j], own[j], seconds[j], mean[m], sd[m]),
                relative(nothing[k], nothing[k], np.zeros(len(k), "f4"), mean[m], sd[m]),
            ]))
            y.append(np.concatenate([rows[j, 3], np.full(len(k), 8)]))
        x = torch.from_numpy(np.stack(x))
        x = x + 0.2 * torch.randn(x.shape)
        y = F.one_hot(torch.from_numpy(np.stack(y)), 9).float() * 0.95 + 0.05 / 9
        other = torch.randperm(x.shape[1])
        share = float(rng.beta(0.3, 0.3))
        out = net(share * x + (1 - share) * x[:, other]).log_softmax(2)
        loss = -((share * y + (1 - share) * y[:, other]) * out).sum(2).mean(1).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return net.eval()


def session(rows, f, way):
    """Averages and seconds known before each window; rows of one condition in the order of the session.
    way: "raw" never knows the speaker, "live" learns on the way, "full" knew them before."""
    own, seconds = np.zeros_like(f), np.zeros(len(f), "f4")
    for speaker in np.unique(rows[:, 2]):
        total, known = np.zeros(f.shape[1]), 0.0
        mine = np.where(rows[:, 2] == speaker)[0]
        for i in mine:
            if way == "full":
                own[i], seconds[i] = f[mine].mean(0), 2 * len(mine)
            elif way == "live" and known:
                own[i], seconds[i] = total / known, known
            new = rows[i, 4] / sounds.RATE
            total, known = total + new * f[i], known + new
    return own, seconds


def logits(net, m, f, own, seconds):
    """Of all members from m on in steps of the number of folds."""
    with torch.no_grad():
        x = np.stack([relative(f, own, seconds, net.mean[i], net.sd[i]) for i in range(len(net.mean))])
        return net(torch.from_numpy(x)).numpy()[m]


def shares(out, temperature):
    """Of the seven from (member, sample, class); boredom and nothing are shared out evenly, that is, make it unsure."""
    out = out / temperature
    p = np.exp(out - out.max(-1, keepdims=True))
    p = (p / p.sum(-1, keepdims=True)).mean(0)
    return p[:, :7] + p[:, 7:].sum(1, keepdims=True) / 7


def uar(truth, read):
    return float(np.mean([(read[truth == k] == k).mean() for k in SIX]))


def ece(truth, p):
    top, right = p.max(1), p.argmax(1) == truth
    bins = np.ceil(top * 15).clip(1, 15)
    return float(sum(abs(top[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)))


def figures(truth, p):
    ok = np.isin(truth, SIX)
    t, q = truth[ok], p[ok]
    named = q.max(1) >= 0.5
    return {
        "uar": round(uar(t, q.argmax(1)), 3),
        "ece": round(ece(t, q), 3),
        "named": round(float(named.mean()), 3),
        "rightOfNamed": round(float((q.argmax(1) == t)[named].mean()), 3),
        "boredNamed": round(float((p[~ok].max(1) >= 0.5).mean()), 3) if (~ok).any() else None,
    }


def judge(name, rows, f, members, temperature):
    """members: (rows) -> list of logits functions by speaker."""
    found = {}
    for condition, kind in enumerate(bank.TEST):
        here = rows[:, 0] == condition
        r, g = rows[here], f[here]
        for way in ("raw", "live", "full"):
            own, seconds = session(r, g, way)
            found[way + " " + kind] = figures(r[:, 3], shares(members(r, g, own, seconds), temperature))
            print(name, way, kind, found[way + " " + kind], flush=True)
    return found


class Shipped(torch.nn.Module):
    """Measures, this speaker's average of them, seconds of speech that make it: to seven shares. Where a window lies
    outside of all that was learnt, the shares are made less sure."""

    def __init__(self, net, temperature, usual):
        super().__init__()
        self.net, self.temperature, self.usual = net, temperature, usual
        self.register_buffer("middle", torch.from_numpy(net.mean[0].astype("f4"))[None])
        self.register_buffer("spread", torch.from_numpy(net.sd[0].astype("f4"))[None])

    def forward(self, heard):
        n = self.middle.shape[1]
        measures, own, seconds = heard[:, :n], heard[:, n : 2 * n], heard[:, 2 * n :]
        weight = seconds / (seconds + PRIOR_SECONDS)
        plain = ((measures - self.middle) - weight * (own - self.middle)) / self.spread
        x = plain.clamp(-CLIP, CLIP)
        far = F.relu(x.pow(2).mean(1, keepdim=True).sqrt() - self.usual)
        out = self.net(x[None]) / (self.temperature * (1 + far))
        p = out.softmax(2).mean(0)
        return p[:, :7] + p[:, 7:].sum(1, keepdim=True) / 7


def main():
    recordings, tests, classpath, work = sys.argv[1:5]
    work = pathlib.Path(work)
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    java = bank.Measures(classpath)

    def trained():
        rows, windows = bank.training(sounds.recordings(recordings), 1)
        return {"rows": rows, "f": java.of(windows), "nothing": java.of(bank.nothing(600, 1))}

    def tested(folder):
        rows, windows = bank.tests(sounds.recordings(folder), np.random.default_rng(5))
        return {"rows": rows, "f": java.of(windows)}

    learnt = load(work / "train.npz", trained)
    heldout = load(work / "test.npz", lambda: tested(recordings))
    kept = load(work / "kept.npz", lambda: tested(tests))
    rows, f, nothing = learnt["rows"], learnt["f"], learnt["nothing"]
    speakers = list(np.unique(rows[:, 2]))
    print("speakers", speakers, "windows", len(rows), flush=True)

    folds = [[s for s in speakers if s != out] for out in speakers] * MEMBERS
    net = fit(rows, f, nothing, folds, 1)

    def unheard(r, g, own, seconds):
        out = logits(net, slice(None), g, own, seconds)
        mine = np.array([speakers.index(s) for s in r[:, 2]])
        return np.stack([out[mine + k * len(speakers), np.arange(len(r))] for k in range(MEMBERS)])

    losses = {}
    for temperature in np.arange(0.4, 2.01, 0.05):
        losses[temperature] = 0
        for condition in range(len(bank.TEST)):
            here = (heldout["rows"][:, 0] == condition) & (heldout["rows"][:, 3] < 7)
            r, g = heldout["rows"][here], heldout["f"][here]
            own, seconds = session(r, g, "live")
            p = shares(unheard(r, g, own, seconds), temperature)
            losses[temperature] -= np.log(p[np.arange(len(r)), r[:, 3]]).mean()
    temperature = float(min(losses, key=losses.get))
    print("temperature %.2f" % temperature, flush=True)
    report = {"temperature": temperature}
    report["leave one speaker out"] = judge("loso", heldout["rows"], heldout["f"], unheard, temperature)
    (work / "report.json").write_text(json.dumps(report, indent=1))
    if "--loso" in sys.argv:
        return

    shipped = fit(rows, f, nothing, [speakers] * SHIPPED_MEMBERS, 2)
    own, seconds = Averages(rows, f).draw(np.random.default_rng(3))
    x = relative(f, own, seconds, shipped.mean[0], shipped.sd[0])
    usual = float(np.quantile(np.sqrt((x**2).mean(1)), 0.95))
    print("usual distance %.2f" % usual)
    report["kept speakers"] = judge("kept", kept["rows"], kept["f"], lambda r, g, own, s: logits(shipped, slice(None), g, own, s), temperature)
    (work / "report.json").write_text(json.dumps(report, indent=1))
    model = Shipped(shipped, temperature, usual).eval()
    torch.onnx.export(
        model, torch.zeros(1, 2 * f.shape[1] + 1), str(work / "voice_measures.onnx"),
        input_names=["heard"], output_names=["probs"], opset_version=13,
    )


if __name__ == "__main__":
    main()
