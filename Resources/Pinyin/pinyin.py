#!/usr/bin/env python3
"""Writes pinyin.bin beside this file, the table of HanText's `PinyinTable`, and a list for its tests. Run by
Resources/make-tables.sh.

Sources  Unihan 15.0.0 (Unihan_Readings, Unihan_OtherMappings, Unihan_IRGSources), as Debian's package `unicode-data`
         installs it in /usr/share/unicode. Unicode License v3; copyright 1991-2022 Unicode, Inc.
         pypinyin 0.55.0 from PyPI, its phrases_dict.json. MIT licence; copyright 2016 mozillazg, 闲耘.
         pinyin-overrides.txt beside this file.
Use      python3 Resources/Pinyin/pinyin.py [--check] PHRASES_DICT_JSON [UNICODE-FOLDER]
         (Resources/make-tables.sh downloads the file)

Readings of a character, without tones: those of kHanyuPinlu (most frequent first), kMandarin, kTGHZ2013 and kXHC1983,
then, marked rare, those that only kHanyuPinyin has; a character of none but kMandarin and kHanyuPinyin has no rare ones.
A standard character also has, as rare, the readings of a standard character that folds to it (剋 to 克).
Phrases are those whose reading differs from what the first readings of their characters and shorter phrases give.
Order is by syllable, tone, stroke count and code point, as in a dictionary.

Layout, little-endian, every part padded to 4 bytes, in this order:
  magic "SZP1", u32 version 3, u32[7]: syllables, sets, members, extras, heads, phrase words, syllable text bytes
  u16[0x7000]     set of each character U+3000..U+9FFF, 0 = none
  u16[0x7000]     rank of the same characters by first reading, 0 = none
  ranked[0x7000]  the same characters that begin a phrase: the heads, by character
  ranked[0x12800], u16[extras]  characters from U+20000, and their sets
  u16[sets + 1]   first member of each set
  u16[members]    syllable number, +0x8000 if the reading is rare
  u16[syllables + 1]  start of each syllable's text
  u8[]            text: as displayed, then each spelling as typed, separated by spaces (only one if both are equal)
  u32[heads + 1]  start of each head's phrases, in words
  u16[]           phrases of a head by second character, then longest first: count n, n - 1 following characters, n
                  members of the characters' sets (0 = first), n ranks
ranked[n] is the layout of RankedBits.swift: a bit for each of n numbers, then u16 bits set before each 32 of them.
"""

import json
import re
import struct
import sys
import unicodedata
from itertools import groupby
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Folding"))
from folding import mapping, padded, ranked_bits, unihan  # noqa: E402

FIRST, LAST = 0x3000, 0x9FFF
EXTRA_FIRST, EXTRA_LIMIT = 0x20000, 0x12800
TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
FIELDS = ["kHanyuPinlu", "kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinyin"]
# The official spelling of the province's name, distinct from 山西.
EXTRA_SPELLINGS = {"陕": ["shaan"]}


def marked(text):
    """`lǜ` -> ("lü", 4); a neutral tone is 5."""
    tone, letters = 5, ""
    for c in unicodedata.normalize("NFD", text):
        if c in TONES:
            tone = TONES[c]
        else:
            letters += c
    return unicodedata.normalize("NFC", letters), tone


def numbered(text):
    """`lv4` -> ("lü", 4)."""
    return text[:-1].replace("v", "ü"), int(text[-1])


def typed(syllable):
    """Every spelling of a syllable as typed."""
    plain = syllable.replace("ê", "e")
    if "ü" in plain:
        return [plain.replace("ü", "v"), plain.replace("ü", "u"), plain.replace("ü", "yu")]
    if re.fullmatch("[jqxy]u.*", plain):
        return [plain, plain[0] + "v" + plain[2:]]
    return [plain]


def field_readings(field, value):
    """The marked syllables of one Unihan value, in its order."""
    if field == "kHanyuPinlu":
        return re.findall(r"([^\s(]+)\(", value)
    if field == "kMandarin":
        return value.split()
    return [syllable for item in value.split() for syllable in item.split(":")[1].split(",")]


class Readings:
    """Character -> modern and rare readings as (syllable, tone), the first one first."""

    def __init__(self, folder, overrides):
        found = {}
        for c, field, value in unihan(folder / "Unihan_Readings.txt.bz2", *FIELDS):
            found.setdefault(c, {})[field] = [marked(s) for s in field_readings(field, value)]
        self.modern, self.rare = {0x3007: [("ling", 2)]}, {}
        for c, fields in found.items():
            known = [r for field in FIELDS[:4] for r in fields.get(field, [])]
            rare = fields.get("kHanyuPinyin", [])
            if not set(fields) - {"kMandarin", "kHanyuPinyin"}:
                known, rare = known + rare, []
            self.modern[c] = self.unique(known)
            self.rare[c] = self.unique(rare, {s for s, _ in known})
        for word, readings in overrides:
            for character, reading in zip(word, readings):
                self.add(ord(character), reading, first=len(word) == 1)
        self.take_over(folder)
        for character, spellings in EXTRA_SPELLINGS.items():
            self.modern[ord(character)] += [(s, self.modern[ord(character)][0][1]) for s in spellings]

    def take_over(self, folder):
        """Patterns are matched against folded text: the readings of a standard character that folds to another are kept."""
        folded = mapping(folder)
        for c, _, _ in unihan(folder / "Unihan_OtherMappings.txt.bz2", "kTGH"):
            if c in folded:
                target = ord(folded[c])
                known = {s for s, _ in self.modern[target] + self.rare.get(target, [])}
                self.rare.setdefault(target, []).extend(r for r in self.modern[c] if r[0] not in known)

    @staticmethod
    def unique(readings, known=()):
        seen, result = set(known), []
        for syllable, tone in readings:
            if syllable not in seen:
                seen.add(syllable)
                result.append((syllable, tone))
        return result

    def add(self, c, reading, first=False):
        known = self.modern.setdefault(c, [])
        same = [r for r in known if r[0] == reading[0]]
        if first:
            self.modern[c] = [reading] + [r for r in known if r[0] != reading[0]]
        elif not same:
            known.append(reading)
        self.rare[c] = [r for r in self.rare.get(c, []) if r[0] != reading[0]]

    def member(self, c, syllable):
        """Index of a syllable in the character's set, None where it has no such reading."""
        names = [s for s, _ in self.modern.get(c, []) + self.rare.get(c, [])]
        return names.index(syllable) if syllable in names else None


def read_overrides(path):
    result = []
    for line in open(path, encoding="utf-8"):
        fields = line.split("#")[0].split()
        if fields:
            word, readings = fields[0], [numbered(f) for f in fields[1:]]
            assert len(word) == len(readings), line
            result.append((word, readings))
    return result


def choose_phrases(readings, overrides, dictionary):
    """Word -> members, for the words that shorter words do not already read right."""
    wanted = {}
    for word, syllables in json.load(open(dictionary, encoding="utf-8")).items():
        wanted[word] = [marked(options[0]) for options in syllables]
    wanted.update((word, given) for word, given in overrides if len(word) > 1)
    chosen, own = {}, {word for word, _ in overrides}
    for word in sorted(wanted, key=lambda w: (len(w), w)):
        given = wanted[word]
        if len(given) != len(word) or len(word) > 8 or not all(FIRST <= ord(c) <= LAST for c in word):
            continue
        members = [readings.member(ord(c), s) for c, (s, _) in zip(word, given)]
        # The dictionary writes some syllables as pronounced (啊 -> na). Only readings of the characters count.
        if None in members or word not in own and any(m >= len(readings.modern[ord(c)]) for c, m in zip(word, members)):
            continue
        if read(word, chosen) != members:
            chosen[word] = (members, [t for _, t in given])
    return chosen


def read(text, chosen):
    """Members of each character, longest phrase first from the left, as Pinyin.swift does."""
    result, at = [], 0
    while at < len(text):
        length = next((n for n in range(min(8, len(text) - at), 1, -1) if text[at : at + n] in chosen), 1)
        result += chosen[text[at : at + length]][0] if length > 1 else [0]
        at += length
    return result


def strokes(folder):
    return {c: int(v.split()[0]) for c, _, v in unihan(folder / "Unihan_IRGSources.txt.bz2", "kTotalStrokes")}


class Ranks:
    """Order of (character, syllable, tone)."""

    def __init__(self, readings, chosen, folder):
        count = strokes(folder)
        pairs = {(c, *readings.modern[c][0]) for c in readings.modern if FIRST <= c <= LAST and readings.modern[c]}
        for word, (members, _) in chosen.items():
            pairs |= {self.pair(readings, ord(c), m) for c, m in zip(word, members)}
        ordered = sorted(pairs, key=lambda p: (p[1].replace("ü", "u~"), p[2], count.get(p[0], 99), p[0]))
        self.rank = {pair: i + 1 for i, pair in enumerate(ordered)}
        assert len(ordered) < 0x9000

    @staticmethod
    def pair(readings, c, member):
        return (c, *(readings.modern[c] + readings.rare.get(c, []))[member])


def words(form, values):
    return padded(struct.pack(f"<{len(values)}{form}", *values))


def phrase_parts(readings, chosen, ranks):
    heads, starts, body = [], [], []
    for head, group in groupby(sorted(chosen, key=lambda w: (w[:2], -len(w), w)), key=lambda w: w[0]):
        starts.append(len(body))
        heads.append(ord(head) - FIRST)
        for word in group:
            members = chosen[word][0]
            body += [len(word), *map(ord, word[1:]), *members]
            body += [ranks.rank[ranks.pair(readings, ord(c), m)] for c, m in zip(word, members)]
    return heads, starts + [len(body)], body


def table(folder, dictionary):
    overrides = read_overrides(Path(__file__).with_name("pinyin-overrides.txt"))
    readings = Readings(folder, overrides)
    chosen = choose_phrases(readings, overrides, dictionary)
    ranks = Ranks(readings, chosen, folder)
    syllables = sorted({s for table in (readings.modern, readings.rare) for rs in table.values() for s, _ in rs})
    number = {s: i for i, s in enumerate(syllables)}
    sets, set_of = {(): 0}, {}
    for c in sorted(readings.modern):
        members = [number[s] for s, _ in readings.modern[c]] + [number[s] | 0x8000 for s, _ in readings.rare.get(c, [])]
        set_of[c] = sets.setdefault(tuple(members), len(sets))
    extras = sorted(c for c in set_of if c > 0xFFFF)
    heads, starts, body = phrase_parts(readings, chosen, ranks)
    texts = [" ".join([s] if typed(s) == [s] else [s, *typed(s)]).encode() for s in syllables]
    members = [m for key in sets for m in key]
    plane = range(FIRST, LAST + 1)
    out = b"SZP1" + struct.pack("<8I", 3, len(texts), len(sets), len(members), len(extras), len(starts) - 1, len(body), sum(map(len, texts)))
    out += words("H", [set_of.get(c, 0) for c in plane])
    out += words("H", [ranks.rank.get((c, *readings.modern[c][0]), 0) if readings.modern.get(c) else 0 for c in plane])
    out += ranked_bits(heads, LAST + 1 - FIRST) + ranked_bits([c - EXTRA_FIRST for c in extras], EXTRA_LIMIT)
    out += words("H", [set_of[c] for c in extras])
    out += words("H", running([len(key) for key in sets])) + words("H", members)
    out += words("H", running([len(t) for t in texts])) + padded(b"".join(texts))
    out += words("I", starts) + words("H", body)
    print(f"{len(syllables)} syllables, {len(sets)} sets, {len(set_of)} characters, {len(chosen)} phrases", file=sys.stderr)
    return out


def running(lengths):
    result = [0]
    for length in lengths:
        result.append(result[-1] + length)
    return result


def common_characters(folder):
    """Tests/HanTextTests/CommonCharacters.swift: the first 3,500 of the general table by their kTGHZ2013 readings."""
    general = {c: int(v.split()[0].split(":")[1]) for c, _, v in unihan(folder / "Unihan_OtherMappings.txt.bz2", "kTGH")}
    by_syllable = {}
    for c, field, value in unihan(folder / "Unihan_Readings.txt.bz2", "kTGHZ2013"):
        if general.get(c, 9999) <= 3500:
            for syllable in {marked(s)[0] for s in field_readings(field, value)}:
                by_syllable.setdefault(syllable, []).append(chr(c))
    lines = []
    for syllable in sorted(by_syllable):
        characters = sorted(by_syllable[syllable], key=lambda c: general[ord(c)])
        lines += [f"  {syllable} {''.join(characters[i : i + 50])}" for i in range(0, len(characters), 50)]
    return (
        "/// The 3,500 common characters (level 1 of 通用规范汉字表) by every reading that 通用规范汉字字典 gives them.\n///\n"
        "/// Unihan 15.0.0, kTGH and kTGHZ2013, Unicode License v3; written by Resources/Pinyin/pinyin.py.\n"
        'let commonCharactersByReading = """\n' + "\n".join(lines) + '\n  """\n'
    )


def main():
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    folder = Path(arguments[1] if len(arguments) > 1 else "/usr/share/unicode")
    root = Path(__file__).resolve().parents[2]
    made = {
        root / "Resources/Pinyin/pinyin.bin": table(folder, arguments[0]),
        root / "Tests/HanTextTests/CommonCharacters.swift": common_characters(folder).encode(),
    }
    for path, data in made.items():
        if "--check" not in sys.argv:
            path.write_bytes(data)
            print(f"{path.name}: {len(data)} bytes")
        elif path.read_bytes() != data:
            sys.exit(f"{path} is not what this generator writes")


if __name__ == "__main__":
    main()
