#!/bin/sh
# Makes the generated tables from their public sources:
#   Resources/Folding/folding.bin, Resources/Pinyin/pinyin.bin, Sources/Screen/WidthTable.swift,
#   Sources/Querying/Calendar/WorkdayTable.swift and Tests/HanTextTests/CommonCharacters.swift
# With --check writes nothing and fails if a table differs from the committed one. Skips what it has no source for.
#
# Needs python3 and Debian's package unicode-data (15.0.0-1). The phrases of the pinyin table are phrases_dict.json of
# pypinyin 0.55.0: the file that SHEZU_PHRASES names, else downloaded with pip. Each generator states its sources, their
# licences, its rules and the layout.
set -eu
cd "$(dirname "$0")/.."
check=
[ "${1:-}" = --check ] && check=--check

python3 Resources/Workdays/workdays.py $check

if ! head -n 1 /usr/share/unicode/EastAsianWidth.txt | grep -q 15.0.0; then
  echo "tables: Debian's unicode-data 15.0.0 is not installed"
  [ -n "$check" ] && exit 0
  exit 1
fi
python3 Resources/Folding/folding.py $check
python3 Resources/Width/width.py $check

phrases=${SHEZU_PHRASES:-}
if [ -z "$phrases" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  if python3 -m pip --disable-pip-version-check -q download pypinyin==0.55.0 --no-deps -d "$folder"; then
    python3 -m zipfile -e "$folder"/pypinyin-0.55.0-*.whl "$folder"
    phrases=$folder/pypinyin/phrases_dict.json
  elif [ -n "$check" ]; then
    echo "tables: folding and widths are the same; pinyin was not checked, as PyPI cannot be reached"
    exit 0
  else
    exit 1
  fi
fi
python3 Resources/Pinyin/pinyin.py $check "$phrases"
[ -z "$check" ] || echo "tables: the same"
