#!/usr/bin/env python3
"""Writes folding.bin beside this file, the table of HanText's `Folding`. Run by Resources/make-tables.sh.

Source   Unicode Character Database and Unihan, version 15.0.0, as Debian's package `unicode-data` installs them
         (/usr/share/unicode: UnicodeData.txt, CaseFolding.txt, PropList.txt, EquivalentUnifiedIdeograph.txt,
         Unihan_Variants.txt.bz2, Unihan_OtherMappings.txt.bz2, Unihan_Readings.txt.bz2).
         opencc.txt beside this file, which names its source and licence.
Licence  Unicode License v3 (https://www.unicode.org/license.txt); copyright 1991-2022 Unicode, Inc.
Use      python3 Resources/Folding/folding.py [--check] [UNICODE-FOLDER]
         python3 Resources/Folding/folding.py --compare TSCharacters.txt

The folded form of a character, by the first rule that applies, repeated until nothing changes:
  1. HAND below: dashes, quotes, middle dots, document-number brackets, the misprinted circle for 〇
  2. white space -> one space (Folding decides which spaces stay); control and invisible characters -> nothing
  3. simple case folding (C and S of CaseFolding.txt)
  4. compatibility forms: full and half width, circled, superscript, Roman numerals, units, radicals, Kangxi
  5. opencc.txt: what OpenCC simplifies otherwise than rules 6 and 7
  6. kSimplifiedVariant: a standard character (kTGH, the general table) that is also its own simplified form stays;
     of several targets the earliest in the general table wins
     if it has no entry, kTraditionalVariant of a standard character, in reverse
  7. kSemanticVariant and kZVariant, simplified, of a character outside the general table if exactly one such target is
     inside it and both have a reading in common

Layout, little-endian; all counts are of the item after them:
  magic "SZF2"; u32 changed characters of the BMP, u32 extras, u32 blob length
  u8[8192]   bit c of the BMP is set if c changes (or is white space, which Folding must see)
  u16[2048]  the number of bits set before each 32 of them
  u16[]      offsets into the blob of the characters that change, in their order (padded to 4 bytes)
  u32[extras], u16[extras]  sorted characters beyond the BMP, and their offsets (padded to 4 bytes)
  blob       at each offset: length byte, then the UTF-8 of the folded form (length 0: dropped)
"""

import bz2
import re
import struct
import sys
import unicodedata
from pathlib import Path

HAND = {
    "-": "‐‑‒–—―−﹘﹣－⁃➖",
    "~": "～〜∼∽〰",
    "·": "・•‧･∙⋅●⸱ꞏ⦁᛫",
    '"': "“”„‟〝〞〟＂″",
    "'": "‘’‚‛＇′",
    "[": "〔【〖﹝［⟦〘",
    "]": "〕】〗﹞］⟧〙",
    "〇": "○◯",
}
MAXIMUM_GROWTH = 4  # Folding.maximumGrowth; excludes eighteen square katakana words
SKIPPED = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFDC), (0xAC00, 0xD7A3)]


def lines(path):
    opened = bz2.open(path, "rt", encoding="utf-8") if path.suffix == ".bz2" else open(path, encoding="utf-8")
    with opened as text:
        for line in text:
            line = line.split("#")[0].strip()
            if line:
                yield line


def unihan(path, *keys):
    for line in lines(path):
        code, key, value = line.split("\t")
        if key in keys:
            yield int(code[2:], 16), key, value


def targets(value):
    return [int(item.split("<")[0][2:], 16) for item in value.split()]


def span(text):
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def syllables(folder):
    """Character -> its readings without tones, for rule 7."""
    result = {}
    for c, _, value in unihan(folder / "Unihan_Readings.txt.bz2", "kMandarin", "kHanyuPinyin", "kXHC1983"):
        plain = "".join(x for x in unicodedata.normalize("NFD", value) if not unicodedata.combining(x) or x == "\u0308")
        result.setdefault(c, set()).update(re.findall(r"[^\s\d.,:*]+", plain))
    return result


def han_variants(folder):
    """Rules 5 to 7."""
    read = syllables(folder)
    general = {c: int(v.split()[0].split(":")[1]) for c, _, v in unihan(folder / "Unihan_OtherMappings.txt.bz2", "kTGH")}
    found = {"kSimplifiedVariant": {}, "kTraditionalVariant": {}, "kSemanticVariant": {}, "kZVariant": {}}
    for c, key, value in unihan(folder / "Unihan_Variants.txt.bz2", *found):
        found[key][c] = targets(value)
    result = {}
    for c, simple in found["kSimplifiedVariant"].items():
        # A standard character is replaced by another standard one only, and not if it is its own simplified form.
        others = [t for t in simple if t != c and (c not in general or t in general)]
        if others and not (c in simple and c in general):
            result[c] = min(others, key=lambda t: (general.get(t, 99999), t))
    for simple in sorted(set(found["kTraditionalVariant"]) & set(general), key=general.get):
        for c in found["kTraditionalVariant"][simple]:
            if c not in general:
                result.setdefault(c, simple)
    similar = {}
    for c in sorted(set(found["kSemanticVariant"]) | set(found["kZVariant"])):
        near = {result.get(t, t) for key in ("kSemanticVariant", "kZVariant") for t in found[key].get(c, [])}
        inside = near & set(general)
        if c not in general and c not in result and len(inside) == 1 and read.get(c, set()) & read.get(min(inside), set()):
            similar[c] = inside.pop()
    return {**{c: chr(t) for c, t in {**similar, **result}.items()}, **opencc()[0]}


def opencc():
    """Character -> its simplified form, and the characters that are left as Unihan has them."""
    taken, left = {}, set()
    for line in open(Path(__file__).resolve().with_name("opencc.txt"), encoding="utf-8"):
        words = line.split()
        if not words or words[0] == "#":
            continue
        if words[0] == "!":
            left.add(words[1])
        else:
            taken[ord(words[0])] = words[1]
    return taken, left


def compare(path):
    """Prints the characters that OpenCC simplifies otherwise, and fails if one is not in opencc.txt."""
    folded, (_, left) = mapping(Path("/usr/share/unicode")), opencc()
    fold = lambda text: "".join(folded.get(ord(c), c) for c in text)
    pairs = [line.split() for line in open(path, encoding="utf-8") if line.strip() and not line.startswith("#")]
    other = [(c, targets[0], fold(c)) for c, *targets in pairs if fold(c) != fold(targets[0])]
    for c, target, own in other:
        print(c, target, own, "left" if c in left else "differs")
    print(f"{len(pairs)} characters, {len(other)} fold otherwise")
    sys.exit(any(c not in left for c, _, _ in other))


def single_steps(folder):
    """Character -> its form after one step of folding."""
    step = han_variants(folder)
    for line in lines(folder / "EquivalentUnifiedIdeograph.txt"):
        codes, target = line.split(";")
        for c in span(codes.strip()):
            step[c] = chr(int(target, 16))
    canonical = {}
    for line in open(folder / "UnicodeData.txt", encoding="utf-8"):
        fields = line.split(";")
        c, category, decomposition = int(fields[0], 16), fields[2], fields[5].split()
        if category in ("Cc", "Cf"):
            step[c] = ""
        if not decomposition or any(low <= c <= high for low, high in SKIPPED):
            continue
        tagged = decomposition[0].startswith("<")
        text = "".join(chr(int(d, 16)) for d in decomposition[tagged:])
        if (tagged or len(text) == 1) and " " not in text and len(text) <= 8:
            canonical[c] = text
    step.update({c: t for c, t in canonical.items() if c not in step})
    for line in lines(folder / "CaseFolding.txt"):
        code, status, mapping = [field.strip() for field in line.split(";")][:3]
        if status in "CS":
            step[int(code, 16)] = chr(int(mapping, 16))
    for line in lines(folder / "PropList.txt"):
        codes, name = [field.strip() for field in line.split(";")]
        if name == "White_Space":
            step.update({c: " " for c in span(codes)})
        if name == "Variation_Selector":
            step.update({c: "" for c in span(codes)})
    for target, sources in HAND.items():
        step.update({ord(c): target for c in sources})
    step.pop(0x20)
    return step


def closure(step):
    """Applies the steps until nothing changes."""
    result = {}
    for c in step:
        text, rounds = chr(c), 0
        while True:
            following = "".join(step.get(ord(x), x) for x in text)
            if following == text:
                break
            text, rounds = following, rounds + 1
            assert rounds < 12, f"U+{c:04X} folds in a cycle: {text}"
        if text != chr(c) and len(text.encode()) <= MAXIMUM_GROWTH * len(chr(c).encode()):
            result[c] = text
    return result


def break_cycles(step):
    """Of two characters that name each other as variants, the one with the greater code point does not change."""
    for start in sorted(step):
        seen, c = [start], start
        while len(step.get(c, "")) == 1:
            c = ord(step[c])
            if c in seen:
                del step[max(seen[seen.index(c):])]
                break
            seen.append(c)
    return step


def padded(data):
    return data + b"\0" * (-len(data) % 4)


def ranked_bits(numbers, limit):
    """The layout of RankedBits.swift: a bit for each number below `limit`, and the members before each 32 of them."""
    bits = bytearray(limit // 8)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    before, count = [], 0
    for at in range(0, len(bits), 4):
        before.append(count)
        count += int.from_bytes(bits[at : at + 4], "little").bit_count()
    return bytes(bits) + struct.pack(f"<{len(before)}H", *before)


def table(mapping):
    blob, offsets = bytearray(b"\0"), {}
    for text in sorted(set(mapping.values())):
        offsets[text] = len(blob)
        encoded = text.encode()
        blob += bytes([len(encoded)]) + encoded
    assert len(blob) < 65536
    inside = sorted(c for c in mapping if c <= 0xFFFF)
    extras = sorted(c for c in mapping if c > 0xFFFF)
    out = b"SZF2" + struct.pack("<III", len(inside), len(extras), len(blob)) + ranked_bits(inside, 0x10000)
    out += padded(struct.pack(f"<{len(inside)}H", *(offsets[mapping[c]] for c in inside)))
    out += struct.pack(f"<{len(extras)}I", *extras) + struct.pack(f"<{len(extras)}H", *(offsets[mapping[c]] for c in extras))
    out = padded(out)
    return out + bytes(blob)


def mapping(folder):
    """Character -> its folded form, for all that change."""
    return closure(break_cycles(single_steps(folder)))


def main():
    if sys.argv[1:2] == ["--compare"]:
        compare(sys.argv[2])
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    folder = Path(arguments[0] if arguments else "/usr/share/unicode")
    made = table(mapping(folder))
    path = Path(__file__).resolve().with_name("folding.bin")
    if "--check" in sys.argv:
        sys.exit(0 if path.read_bytes() == made else f"{path} is not what this generator writes")
    path.write_bytes(made)
    print(f"{path.name}: {len(made)} bytes")


if __name__ == "__main__":
    main()
