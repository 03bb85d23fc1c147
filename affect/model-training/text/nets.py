"""The network that is shipped: from pieces to 35 logits."""

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


def lexical(embedding, tokens, lexicon):
    """Begins the first number of each word's embedding with its valence in a lexicon (word, tab, valence of -4 to 4)."""
    with torch.no_grad(), open(lexicon, encoding="utf8") as file:
        for line in file:
            word, valence = line.split("\t")[:2]
            numbers = tokens.of_word(word.lower()) if word.isalpha() else []
            if len(numbers) == 1 and numbers[0] > 4:
                embedding.weight[numbers[0], 0] = float(valence) / 8
