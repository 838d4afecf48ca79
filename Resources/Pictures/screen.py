#!/usr/bin/env python3
"""Runs a program in a terminal of tmux, types keys, and draws what the screen shows as SVG.

Use   screen.py [--size COLUMNSxROWS] [--root FOLDER] STEP... -- PROGRAM [ARGUMENT...]
Steps, in order:
  --wait TEXT    until the screen shows the text; fails after 60 seconds
  --keys TEXT    types the text; --key NAME presses a key by tmux's name, such as Enter, Escape or Down
  --svg FILE     draws the screen
  --frame SECONDS   adds the screen to a recording, shown for so long
  --record FILE  draws the recording, which plays in a browser
--root runs the program in another root folder (chroot, as root). Needs tmux.
"""

import subprocess
import sys
import tempfile
import time
import unicodedata
from html import escape

FOREGROUND, BACKGROUND = "#d8dee9", "#101418"
BASIC = ["#2e3440", "#d0686f", "#a3be8c", "#e5c07b", "#7aa2d6", "#b48ead", "#7fc8c8", "#d8dee9",
         "#5c6678", "#e88a90", "#bcd8a5", "#f0d399", "#9abceb", "#cbaac5", "#a0dede", "#ffffff"]
CELL, LINE, SIZE, MARGIN = 8.43, 18, 14, 10
FONTS = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC','Microsoft YaHei',monospace"


def colour(number):
    """A number of the palette of 256 colours."""
    if number < 16:
        return BASIC[number]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    number -= 16
    return "#" + "".join(f"{0 if part == 0 else 55 + 40 * part:02x}" for part in (number // 36, number // 6 % 6, number % 6))


class Style:
    """The attributes of a cell, changed by the parameters of an SGR sequence."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.front, self.back = FOREGROUND, BACKGROUND
        self.bold = self.dim = self.underline = self.reverse = False

    def change(self, parameters):
        numbers = [int(part or 0) for part in parameters.replace(":", ";").split(";")]
        while numbers:
            number = numbers.pop(0)
            if number == 0:
                self.reset()
            elif number in (1, 2, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 4: "underline", 7: "reverse"}[number], True)
            elif number == 22:
                self.bold = self.dim = False
            elif number in (24, 27):
                setattr(self, {24: "underline", 27: "reverse"}[number], False)
            elif number in (38, 48):
                if numbers.pop(0) == 5:
                    value = colour(numbers.pop(0))
                else:
                    value = "#" + "".join(f"{numbers.pop(0):02x}" for _ in range(3))
                setattr(self, "front" if number == 38 else "back", value)
            elif number == 39:
                self.front = FOREGROUND
            elif number == 49:
                self.back = BACKGROUND
            elif 30 <= number <= 37 or 90 <= number <= 97:
                self.front = BASIC[number - 30 if number < 90 else number - 82]
            elif 40 <= number <= 47 or 100 <= number <= 107:
                self.back = BASIC[number - 40 if number < 100 else number - 92]

    def drawn(self):
        """Text colour, background, and further attributes of SVG text."""
        front, back = (self.back, self.front) if self.reverse else (self.front, self.back)
        more = (' font-weight="bold"' if self.bold else "") + (' text-decoration="underline"' if self.underline else "")
        return front, back, more + (' opacity="0.65"' if self.dim else "")


def width(character):
    if unicodedata.combining(character) or character == "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line):
    """Pieces of equal style: column, columns, text with the column of each character, and what `Style.drawn` says."""
    style, column, index, pieces = Style(), 0, 0, []
    while index < len(line):
        if line[index] == "\x1b":
            end = index + 2
            while end < len(line) and not line[end].isalpha():
                end += 1
            if line[end:end + 1] == "m":
                style.change(line[index + 2:end])
            index = end + 1
            continue
        character, drawn = line[index], style.drawn()
        if not pieces or pieces[-1][3] != drawn:
            pieces.append([column, 0, [], drawn])
        pieces[-1][2].append((column, character))
        column += width(character)
        pieces[-1][1] = column - pieces[-1][0]
        index += 1
    return pieces


def body(lines):
    """The screen as SVG elements."""
    parts = []
    for row, line in enumerate(lines):
        top = MARGIN + row * LINE
        for column, columns, text, (front, back, more) in runs(line):
            left = MARGIN + column * CELL
            if back != BACKGROUND:
                parts.append(f'<rect x="{left:.1f}" y="{top}" width="{columns * CELL:.1f}" height="{LINE}" fill="{back}"/>')
            if all(character == " " for _, character in text) and "underline" not in more:
                continue
            places = " ".join(f"{MARGIN + place * CELL:.1f}" for place, _ in text)
            letters = escape("".join(character for _, character in text))
            parts.append(f'<text x="{places}" y="{top + 14}" fill="{front}"{more} xml:space="preserve">{letters}</text>')
    return "\n".join(parts)


def picture(inner, columns, rows, head=""):
    wide, high = round(columns * CELL + 2 * MARGIN), rows * LINE + 2 * MARGIN
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
            f'font-family="{FONTS}" font-size="{SIZE}">{head}\n'
            f'<rect width="100%" height="100%" rx="6" fill="{BACKGROUND}"/>\n{inner}\n</svg>\n')


def recording(frames, columns, rows):
    """Frames one after the other, over and over, by an animation that browsers play without scripts."""
    total, start, rules, groups = sum(seconds for seconds, _ in frames), 0, [], []
    for number, (seconds, lines) in enumerate(frames):
        first, last = 100 * start / total, 100 * (start + seconds) / total
        before = f"0%{{visibility:hidden}}{first:.3f}%{{visibility:visible}}" if start else "0%{visibility:visible}"
        after = f"{last:.3f}%{{visibility:hidden}}100%{{visibility:hidden}}" if last < 99.99 else "100%{visibility:visible}"
        rules.append(f"@keyframes f{number}{{{before}{after}}}"
                     f"#f{number}{{visibility:hidden;animation:f{number} {total:.1f}s step-end infinite}}")
        groups.append(f'<g id="f{number}">\n{body(lines)}\n</g>')
        start += seconds
    return picture("\n".join(groups), columns, rows, f"<style>{''.join(rules)}</style>")


class Terminal:
    def __init__(self, socket, columns, rows, command):
        self.socket = socket
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "--", *command)

    def tmux(self, *arguments):
        run = subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise SystemExit("screen.py: " + run.stderr.strip())
        return run.stdout

    def lines(self, *options):
        return self.tmux("capture-pane", "-p", *options).split("\n")[:-1]

    def wait(self, text):
        limit = time.monotonic() + 60
        while not any(text in line for line in self.lines()):
            if time.monotonic() > limit:
                raise SystemExit(f"screen.py: “{text}” did not appear; the screen shows:\n" + "\n".join(self.lines()))
            time.sleep(0.05)

    def settled(self):
        """The screen once it has been the same for a third of a second."""
        before = None
        while (now := self.lines("-e", "-N")) != before:
            before = now
            time.sleep(0.35)
        return now


def main(words):
    if "--" not in words:
        raise SystemExit(__doc__)
    steps, command = words[:words.index("--")], words[words.index("--") + 1:]
    options = list(zip(steps[::2], steps[1::2]))
    columns, rows = map(int, dict(options).get("--size", "110x32").split("x"))
    root = dict(options).get("--root")
    environment = ["env", "TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8"]
    command = (["chroot", root] if root else []) + environment + command
    frames = []
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(folder + "/tmux", columns, rows, command)
        try:
            for option, value in options:
                if option == "--wait":
                    terminal.wait(value)
                elif option == "--keys":
                    terminal.tmux("send-keys", "-l", value)
                elif option == "--key":
                    terminal.tmux("send-keys", value)
                elif option == "--frame":
                    frames.append((float(value), terminal.settled()))
                elif option == "--svg":
                    write(value, picture(body(terminal.settled()), columns, rows))
                elif option == "--record":
                    write(value, recording(frames, columns, rows))
                elif option not in ("--size", "--root"):
                    raise SystemExit(f"screen.py: there is no step {option}")
        finally:
            subprocess.run(["tmux", "-S", folder + "/tmux", "kill-server"], capture_output=True, check=False)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
