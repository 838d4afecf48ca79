#!/usr/bin/env python3
"""Small faults in the program, to see whether the tests notice them.

    Tests/Mutation/mutate.py --mutants 150 --seed 1          # from the package's folder; takes hours
    Tests/Mutation/mutate.py --mutants 20 --targets Querying Statistics

Makes a copy of the package in .build/mutation, puts the mutants into its sources behind a switch, builds it once, and runs
the tests of each mutant's target, then those of the targets that use it, with the switch on. A mutant that no test
notices is printed with its place. The switch is a file, because tests start the program with an environment of their own,
so that mutants run one after another. Not part of CI.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys

# What a line may become: a comparison, a number, a truth value or a condition turned into its neighbour.
WORD = r"[A-Za-z_][\w.]*(?:\(\))?(?:\[\w+\])?|\d+"
SIMPLE = rf"(?:{WORD})(?: [-+] (?:{WORD}))?"
START = r"(?:(?<=if )|(?<=guard )|(?<=where )|(?<=return )|(?<=&& )|(?<=\|\| ))"
COMPARISON = re.compile(rf"{START}({SIMPLE}) (<|<=|>|>=|==|!=) ({SIMPLE})(?= else| \{{|,|$| &&| \|\|)")
OTHERS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
LITERAL = re.compile(r"(?<= [-+] )(\d+)(?=[\s)\],]|$)")
BOOLEAN = re.compile(r"(?:(?<== )|(?<=return ))(true|false)$")
NEGATION = re.compile(rf"{START}!([a-z][\w.]*)(?= else| \{{|,| &&)")
EMPTY = re.compile(rf"{START}([a-z][\w.]*\.isEmpty)(?= else| \{{|,)")


def changes(line):
    """All mutants of a line, as (start, end, text with {n} for the number, description)."""
    found = []
    for match in COMPARISON.finditer(line):
        left, sign, right = match.groups()
        if left in ("nil", "self") or right == "nil":
            continue
        other = OTHERS[sign]
        found.append((match.span(), f"(isMutant({{n}}) ? {left} {other} {right} : {left} {sign} {right})", f"{sign} -> {other}"))
    for match in LITERAL.finditer(line):
        number = match.group(1)
        found.append((match.span(), f"(isMutant({{n}}) ? {int(number) + 1} : {number})", f"{number} -> {int(number) + 1}"))
    for match in BOOLEAN.finditer(line):
        value = match.group(1)
        other = "false" if value == "true" else "true"
        found.append((match.span(), f"(isMutant({{n}}) ? {other} : {value})", f"{value} -> {other}"))
    for match in NEGATION.finditer(line):
        found.append((match.span(), f"(isMutant({{n}}) ? {match.group(1)} : !{match.group(1)})", "! dropped"))
    for match in EMPTY.finditer(line):
        found.append((match.span(), f"(isMutant({{n}}) ? !{match.group(1)} : {match.group(1)})", "isEmpty turned round"))
    return found


SWITCH = """
@inline(never) private func isMutant(_ number: Int) -> Bool {{ mutantNumber == number }}
private let mutantNumber: Int = {{
  guard let file = fopen("{path}", "r") else {{ return 0 }}
  defer {{ fclose(file) }}
  var number: Int32 = 0
  withUnsafeMutablePointer(to: &number) {{ pointer in
    withVaList([OpaquePointer(pointer)]) {{ _ = vfscanf(file, "%d", $0) }}
  }}
  return Int(number)
}}()
"""


def candidates(root, targets):
    for folder, _, names in os.walk(os.path.join(root, "Sources")):
        target = os.path.relpath(folder, os.path.join(root, "Sources")).split(os.sep)[0]
        if targets and target not in targets:
            continue
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.endswith(".swift") or "Table" in name and target == "Screen":
                continue
            text = open(path, encoding="utf-8").read()
            # Inlinable code may not call a private function.
            if "@inlinable" in text or "@usableFromInline" in text or "consuming" in text:
                continue
            for number, line in enumerate(text.split("\n")):
                code = line.split("//")[0].rstrip()
                if '"' in code or "#" in code or "static let" in code or "case " in code or code.strip().startswith("@"):
                    continue
                for change in changes(code):
                    yield path, target, number, change


def tests_of(root, target):
    """The test targets to ask, nearest first."""
    manifest = open(os.path.join(root, "Package.swift"), encoding="utf-8").read()
    tests = re.findall(r'\.testTarget\(\s*name: "(\w+)"(?:,\s*dependencies: \[(.*?)\])?\s*\)', manifest, re.S)
    own = [name for name, _ in tests if name == f"{target}Tests"]
    users = [name for name, needs in tests if f'"{target}"' in needs and name not in own]
    whole = [name for name in ("InterfaceTests", "CommandTests", "ProgramTests") if name not in own + users]
    return own + users + whole


def run(command, root, seconds):
    """The exit status; None when the time is over, which notices a mutant as well."""
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", nargs="*", default=[])
    parser.add_argument("--seconds", type=int, default=900, help="of one test target, before it counts as noticed")
    parser.add_argument("--list", action="store_true", help="only print the mutants")
    options = parser.parse_args()

    here = os.getcwd()
    root = os.path.join(here, ".build", "mutation")
    os.makedirs(root, exist_ok=True)
    for name in ("Sources", "Tests", "Resources", "Package.swift", "Package.resolved"):
        target = os.path.join(root, name)
        shutil.rmtree(target, ignore_errors=True)
        source = os.path.join(here, name)
        if os.path.isdir(source):
            shutil.copytree(source, target, symlinks=True)
        elif os.path.exists(source):
            shutil.copy2(source, target)

    generator = random.Random(options.seed)
    everything = list(candidates(root, set(options.targets)))
    # One a line at most, spread over targets.
    generator.shuffle(everything)
    chosen, lines, counts = [], set(), {}
    for mutant in everything:
        path, target, number, _ = mutant
        share = max(1, options.mutants // 8)
        if (path, number) in lines or counts.get(target, 0) >= share:
            continue
        lines.add((path, number))
        counts[target] = counts.get(target, 0) + 1
        chosen.append(mutant)
        if len(chosen) == options.mutants:
            break
    switch = os.path.join(root, "mutant")

    by_file = {}
    for index, (path, target, number, (span, text, words)) in enumerate(chosen, 1):
        by_file.setdefault(path, []).append((number, span, text.replace("{n}", str(index))))
        print(f"{index}: {os.path.relpath(path, root)}:{number + 1} {words}")
    if options.list:
        return
    for path, edits in by_file.items():
        lines = open(path, encoding="utf-8").read().split("\n")
        for number, (start, end), text in edits:
            lines[number] = lines[number][:start] + text + lines[number][end:]
        text = "\n".join(lines)
        if not re.search(r"^import (Glibc|Foundation)$", text, re.M):
            text = re.sub(r"^", "import Glibc\n", text, count=1)
        open(path, "w", encoding="utf-8").write(text + SWITCH.format(path=switch))

    open(switch, "w").write("0")
    build = subprocess.run(["swift", "build", "--build-tests"], cwd=root)
    if build.returncode != 0:
        sys.exit("the mutants do not compile: see above; drop those lines with another seed")
    survivors = []
    for index, (path, target, number, (_, _, words)) in enumerate(chosen, 1):
        open(switch, "w").write(str(index))
        noticed = None
        for tests in tests_of(root, target):
            if run(["swift", "test", "--skip-build", "--filter", f"^{tests}\\."], root, options.seconds) != 0:
                noticed = tests
                break
        place = f"{os.path.relpath(path, root)}:{number + 1} {words}"
        print(f"{index}: {place}: {'noticed by ' + noticed if noticed else 'SURVIVES'}", flush=True)
        if not noticed:
            survivors.append(place)
    open(switch, "w").write("0")
    print(f"\n{len(chosen) - len(survivors)} of {len(chosen)} noticed")
    for place in survivors:
        print("survives:", place)


if __name__ == "__main__":
    main()
