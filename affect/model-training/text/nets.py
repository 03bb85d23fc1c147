"""Networks from pieces to 35 logits. The convolutional one is shipped; the recurrent one only teaches."""

import torch
import torch.nn as nn
import torch.nn.functional as F

OUTPUTS = 35


class Convolutional(nn.Module):
    """Kim (2014): filters over one, two, three and five pieces, the strongest answer of each, and the mean piece."""

    def __init__(self, pieces, width=160, filters=160, kernels=(1, 2, 3, 5)):
        super().__init__()
        self.embedding = nn.Embedding(pieces, width, padding_idx=0)
        nn.init.normal_(self.embedding.weight, 0, 0.1)
        self.filters = nn.ModuleList(nn.Conv1d(width, filters, k, padding=k // 2) for k in kernels)
        self.classes = nn.Linear(len(kernels) * filters + width, OUTPUTS)

    def forward(self, pieces, mask):
        there = mask.float()
        x = F.dropout(self.embedding(pieces) * there[:, :, None], 0.3, self.training)
        across = x.transpose(1, 2)
        found = []
        for layer in self.filters:
            y = F.relu(layer(across))[:, :, : across.shape[2]]
            found.append((y + (there[:, None, :] - 1) * 1e4).max(2)[0])
        found.append(x.sum(1) / there.sum(1, keepdim=True))
        return self.classes(F.dropout(torch.cat(found, 1), 0.5, self.training))


class Recurrent(nn.Module):
    """Two gated recurrent layers side by side, forwards and backwards; attention, strongest and mean answer."""

    def __init__(self, pieces, width=128, hidden=128):
        super().__init__()
        self.embedding = nn.Embedding(pieces, width, padding_idx=0)
        nn.init.normal_(self.embedding.weight, 0, 0.1)
        self.layer = nn.GRU(width, hidden, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * hidden, 1)
        self.classes = nn.Linear(6 * hidden, OUTPUTS)

    def forward(self, pieces, mask):
        there = mask.float()
        y, _ = self.layer(F.dropout(self.embedding(pieces), 0.3, self.training))
        weight = (self.attention(y)[:, :, 0] + (there - 1) * 1e4).softmax(1)
        attended = (y * weight[:, :, None]).sum(1)
        strongest = (y + (there[:, :, None] - 1) * 1e4).max(1)[0]
        mean = (y * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        return self.classes(F.dropout(torch.cat([attended, strongest, mean], 1), 0.4, self.training))


def lexical(embedding, tokens, lexicon):
    """Begins the first number of each word's embedding with its valence in a lexicon (word, tab, valence of -4 to 4)."""
    with torch.no_grad(), open(lexicon, encoding="utf8") as file:
        for line in file:
            word, valence = line.split("\t")[:2]
            numbers = tokens.of_word(word.lower()) if word.isalpha() else []
            if len(numbers) == 1 and numbers[0] > 4:
                embedding.weight[numbers[0], 0] = float(valence) / 8
