#!/usr/bin/env bash
# Makes the pictures of the READMEs from the program itself: one in each language, and a recording of the first minute.
# Needs tmux and python3, and the program, built by `swift build` or named: Resources/Pictures/make.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=$(realpath "${1:-.build/debug/shezu}")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home

# The two conditions that the manual begins with, with the details of the first record.
picture() { # language
  python3 Resources/Pictures/screen.py --size 110x30 --wait '▸ 1 ' --keys 1 --wait 10,524 --keys / --keys '宝鸡 养老' \
    --key Enter --wait '宝鸡 养老' --keys d --svg "Resources/Pictures/browse-$1.svg" --keys Q -- "$program" --fresh --language "$1"
}
picture zh
picture en

# The first steps of the manual.
python3 Resources/Pictures/screen.py --size 110x30 --wait '▸ 1 ' --frame 3 --keys 1 --wait 10,524 --frame 2 --keys / \
  --keys 宝鸡 --frame 1.5 --keys ' 养老' --frame 2.5 --key C-u --keys 'bj yanglao' --frame 3 --key C-u \
  --keys 'region:汉中 grade:5A' --frame 3 --key Enter --keys F --frame 3 --key Escape --key Enter --frame 4 --key Escape \
  --keys v --frame 3 --key Enter --frame 3 --keys '?' --frame 4 --record Resources/Pictures/first-minute.svg \
  -- "$program" --fresh --language en
