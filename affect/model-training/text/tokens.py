"""A WordPiece vocabulary of one's own, and cutting text by it exactly as the tokenizer.json that is written for it does.

Text is cleaned of control characters, stripped of accents, lower-cased, split at spaces and around each punctuation
mark; each word is cut greedily into the longest known pieces. A word with an unknown piece is one [UNK].
"""

import collections
import heapq
import json
import unicodedata

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD = 0
WINDOW = 48


def is_punctuation(c):
    ascii_mark = 33 <= ord(c) < 127 and not c.isalnum()
    return ascii_mark or unicodedata.category(c).startswith("P")


def normal(text):
    kept = []
    for c in text:
        if c in "\t\n\r" or c.isspace():
            kept.append(" ")
        elif ord(c) not in (0, 0xFFFD) and not unicodedata.category(c).startswith("C"):
            kept.append(c)
    parts = unicodedata.normalize("NFD", "".join(kept))
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").lower()


def words(text):
    found = []
    for run in normal(text).split():
        word = ""
        for c in run:
            if is_punctuation(c):
                found += [word, c] if word else [c]
                word = ""
            else:
                word += c
        if word:
            found.append(word)
    return found


class Learner:
    """Byte-pair merges over words, the most frequent pair first, until the vocabulary is full."""

    def __init__(self, texts, least_characters=8):
        counts = collections.Counter(w for t in texts for w in words(t))
        characters = collections.Counter()
        for word, n in counts.items():
            for piece in split(word):
                characters[piece] += n
        often = [c for c, n in characters.items() if n >= least_characters]
        self.vocabulary = SPECIAL + sorted(often, key=lambda c: (-characters[c], c))
        known = set(self.vocabulary)
        self.words = []
        for word, n in sorted(counts.items()):
            pieces = split(word)
            if all(p in known for p in pieces):
                self.words.append((pieces, n))
        self.pairs = collections.Counter()
        self.where = collections.defaultdict(set)
        for i, (pieces, n) in enumerate(self.words):
            self.count(pieces, n, i)

    def count(self, pieces, n, i):
        for pair in zip(pieces, pieces[1:]):
            self.pairs[pair] += n
            if n > 0:
                self.where[pair].add(i)

    def learn(self, size, least_pairs=3):
        heap = [(-n, pair) for pair, n in self.pairs.items()]
        heapq.heapify(heap)
        known = set(self.vocabulary)
        while len(self.vocabulary) < size and heap:
            n, pair = heapq.heappop(heap)
            if -n != self.pairs[pair]:
                if self.pairs[pair] > 0:
                    heapq.heappush(heap, (-self.pairs[pair], pair))
                continue
            if -n < least_pairs:
                break
            whole = pair[0] + pair[1][2:]
            if whole not in known:
                known.add(whole)
                self.vocabulary.append(whole)
            for changed in self.merge(pair, whole):
                if self.pairs[changed] > 0:
                    heapq.heappush(heap, (-self.pairs[changed], changed))
        return self.vocabulary

    def merge(self, pair, whole):
        changed = set()
        for i in sorted(self.where.pop(pair)):
            pieces, n = self.words[i]
            merged, k = [], 0
            while k < len(pieces):
                both = tuple(pieces[k : k + 2]) == pair
                merged.append(whole if both else pieces[k])
                k += 2 if both else 1
            self.count(pieces, -n, i)
            self.count(merged, n, i)
            self.words[i] = (merged, n)
            changed |= set(zip(merged, merged[1:]))
        return changed


def split(word):
    return [word[0]] + ["##" + c for c in word[1:]]


class Tokens:
    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.number = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.beginning, self.end = (self.number[t] for t in ("[UNK]", "[CLS]", "[SEP]"))
        self.seen = {}

    @staticmethod
    def read(path):
        with open(path, encoding="utf8") as file:
            numbers = json.load(file)["model"]["vocab"]
        return Tokens(sorted(numbers, key=numbers.get))

    def of_word(self, word):
        if word not in self.seen:
            self.seen[word] = self.cut(word)
        return self.seen[word]

    def cut(self, word):
        numbers, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in self.number:
                end -= 1
            if end == start:
                return [self.unknown]
            numbers.append(self.number[("##" if start else "") + word[start:end]])
            start = end
        return numbers

    def of(self, text):
        numbers = [n for w in words(text) for n in self.of_word(w)]
        return [self.beginning] + numbers[: WINDOW - 2] + [self.end]


def write(vocabulary, path):
    """The vocabulary as a tokenizer.json that Hugging Face's tokenizers read."""
    special = [
        {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
        for i, t in enumerate(SPECIAL)
    ]
    body = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": False,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: i for i, piece in enumerate(vocabulary)},
        },
    }
    with open(path, "w", encoding="utf8") as file:
        json.dump(body, file, ensure_ascii=False)
