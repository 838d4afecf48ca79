#!/usr/bin/env bash
# Installs what is missing, builds the program, and opens, tests, installs or uninstalls it. README's lines call it.
#
#   Resources/install.sh open [ARGUMENT...]   builds and opens the program
#   Resources/install.sh test [quick]         builds and runs the tests
#   Resources/install.sh install              builds and installs: to /usr/local as root, else to ~/.local (or $PREFIX)
#   Resources/install.sh uninstall            removes what `install` has installed
#
# Needs Swift 6.1 or newer. On Debian and its kin missing packages are installed with apt, as root or by sudo; apt is not
# run if nothing is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022

# Linked library or program, Debian's package, and a file that is there if the package is. A test compares the libraries
# with the manifest.
BUILD_NEEDS="
c++         g++               /usr/bin/g++
ncursesw    libncurses-dev    ncurses.h
pcre2-8     libpcre2-dev      pcre2.h
xlsxwriter  libxlsxwriter-dev xlsxwriter.h
sqlite3     libsqlite3-dev    sqlite3.h
z           zlib1g-dev        zlib.h
"
TEST_NEEDS="
vterm       libvterm-dev      vterm.h
python3     python3           /usr/bin/python3
jsonschema  python3-jsonschema /usr/lib/python3/dist-packages/jsonschema
"
# Shells whose completion is tested where they are installed.
TEST_WISHES="
zsh         zsh               /bin/zsh
fish        fish              /usr/bin/fish
"

stage=0
stages=0
say() { printf '%s\n' "$*" >&2; }
step() {
  stage=$((stage + 1))
  say "[$stage/$stages] $*"
}
die() {
  say "shezu: $*"
  exit 1
}

# Whether a header is installed, or a file exists.
is_there() {
  case $1 in
  /*) [ -e "$1" ] ;;
  *)
    local folder
    for folder in /usr/include /usr/local/include "/usr/include/$(uname -m)-linux-gnu"; do
      [ -e "$folder/$1" ] && return 0
    done
    return 1
    ;;
  esac
}

# The packages of a table that are missing.
missing() {
  local name package file
  while read -r name package file; do
    [ -n "$name" ] && ! is_there "$file" && printf '%s ' "$package"
  done <<<"$1"
  return 0
}

check_swift() {
  local place="https://www.swift.org/install/linux/" version major minor
  command -v swift >/dev/null || die "there is no swift on the PATH. Install Swift 6.1 or newer from $place and run this again."
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1) || true
  [ -n "$version" ] || die "swift does not start. Install the packages that $place lists for this system. It says: $(swift --version 2>&1 | tail -n 1)"
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if [ "$major" -lt 6 ] || { [ "$major" = 6 ] && [ "${minor:-0}" -lt 1 ]; }; then
    die "Swift $version is too old; Swift 6.1 or newer is needed, from $place (Debian's own package swiftlang is older)."
  fi
  swift build --version >/dev/null 2>&1 ||
    die "swift build does not start. Install the packages that $place lists for this system. It says: $(swift build --version 2>&1 | tail -n 1)"
  say "    Swift $version"
}

check_room() {
  local free memory
  free=$(df -Pm . | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || die "this disk has $free MB free; the build needs about $1 MB."
  memory=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || echo 0)
  [ "${memory:-0}" = 0 ] || [ "$memory" -ge 1500 ] ||
    say "    Only $memory MB of memory are available; the build takes up to 1500 MB and may be slow or stop."
}

# Installs the packages of the first table; those of the second if apt is run or can be run without a password.
install_packages() {
  local needed wished=${2:-} run
  needed=$(missing "$1")
  wished=$(missing "$wished")
  if [ -z "$needed$wished" ]; then
    say "    nothing is missing"
    return
  fi
  run=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then run=none
    elif [ -z "$needed" ] && ! sudo -n true 2>/dev/null; then run=none
    else run=sudo; fi
  fi
  command -v apt-get >/dev/null || run=none
  if [ "$run" = none ]; then
    [ -n "$wished" ] && say "    Not installed, so not tested: $wished"
    [ -z "$needed" ] && return
    die "these packages are missing: $needed- they need root to be installed, or sudo. Ask for: apt-get install $needed(Debian's names)"
  fi
  say "    installing $needed$wished"
  # shellcheck disable=SC2086
  if ! { $run apt-get update -q && $run env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $needed $wished; } >&2; then
    [ -z "$(missing "$1")" ] ||
      die "the packages could not be installed: $(missing "$1")- is there a network, and may this user install packages? Install them and run this line again."
  fi
}

fetch_dependencies() {
  swift package resolve >&2 ||
    die "swift-argument-parser could not be fetched from github.com. Is there a network? It is needed once, for the first build."
}

prepare() { # megabytes of disk, tables of packages
  step "Checking Swift, disk and memory"
  check_swift
  check_room "$1"
  step "Checking packages"
  install_packages "$2" "${3:-}"
}

build_release() {
  step "Building (about 5 minutes on two processors the first time, seconds when nothing has changed)"
  fetch_dependencies
  Resources/package.sh build >&2 || die "the build failed; the messages are above."
  program=$(Resources/package.sh program)
}

open_program() {
  stages=3
  prepare 1000 "$BUILD_NEEDS"
  build_release
  say "    done: $program"
  exec "$program" "$@"
}

# Lines of the test run that tell nothing: each start and each success of a single test.
results_alone() {
  awk 'index($0, "◇") == 1 { next }
    index($0, "✔ Test ") == 1 && index($0, "✔ Test run") != 1 { next }
    /^(Test Suite .* (started|passed)|[[:space:]]*Executed 0 tests)/ { next }
    { print; fflush() }'
}

# The tests that need no pseudo terminal and no thousands of random cases.
QUICK='^(LayoutTests|BytesTests|JSONTests|ScreenTests|ColumnarTests|StatisticsTests|CatalogTests|OversightTests|ExportsTests)\.'

run_tests() {
  local log status=0 start=$SECONDS filter=() what=All
  stages=4
  case ${1:-} in
  quick)
    filter=(--filter "$QUICK")
    what="The quick"
    ;;
  "") ;;
  *) die "there is no set of tests called $1; there is: quick" ;;
  esac
  prepare 2000 "$BUILD_NEEDS$TEST_NEEDS" "$TEST_WISHES"
  step "Building (about 6 minutes on two processors the first time)"
  fetch_dependencies
  swift build --build-tests
  if [ "$what" = All ]; then step "Testing (about 6 minutes on two processors)"; else step "Testing (about a minute)"; fi
  log=$(mktemp)
  # shellcheck disable=SC2064
  trap "rm -f '$log'" EXIT
  swift test --skip-build ${filter[@]+"${filter[@]}"} 2>&1 | results_alone | tee "$log" || status=$?
  if [ "$status" = 0 ] && grep -aq '✔ Test run with' "$log"; then
    say "$what $(sed -n 's/.*Test run with \([0-9]*\) tests.*/\1/p' "$log" | tail -n 1) tests passed, in $(((SECONDS - start + 30) / 60)) minutes with the build."
  else
    say "Tests failed: the lines above that begin with ✘ say which. Tests/README.md says how to run one alone."
    exit 1
  fi
}

# Where to install: $PREFIX, else /usr/local as root, else ~/.local.
prefix() {
  if [ -n "${PREFIX:-}" ]; then printf '%s' "$PREFIX"
  elif [ "$(id -u)" = 0 ]; then printf /usr/local
  else printf '%s/.local' "${HOME:?HOME is not set; set PREFIX to the folder to install to}"; fi
}

# The list of installed files, from which `uninstall` works.
list_in() { printf '%s/share/shezu/installed' "$1"; }

install_program() {
  local prefix tree file target folder
  stages=4
  prefix=$(prefix)
  if ! mkdir -p "$prefix/share/shezu" 2>/dev/null || ! [ -w "$prefix/share/shezu" ]; then
    die "$prefix cannot be written to. Run this as root, or name another folder: PREFIX=/path $0 install"
  fi
  prepare 1000 "$BUILD_NEEDS"
  build_release
  step "Installing to $prefix"
  tree=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$tree'" EXIT
  Resources/package.sh stage "$tree" >&2 || die "the files could not be prepared in $tree: is that disk full?"
  # Each file is written beside its place and renamed, so that a running program keeps its own, and a full disk leaves the
  # old file whole.
  (cd "$tree" && find . -type f | sort) | while read -r file; do
    target=$prefix/${file#./}
    folder=$(dirname "$target")
    if ! { mkdir -p "$folder" && cp "$tree/$file" "$target.new" && mv -f "$target.new" "$target"; }; then
      rm -f "$target.new"
      die "$target could not be written: is the disk full? What was there before is unchanged."
    fi
    printf '%s\n' "$target"
  done >"$tree.list" || { rm -f "$tree.list"; exit 1; }
  # Files of an older version that this one does not have.
  if [ -e "$(list_in "$prefix")" ]; then
    grep -vxFf "$tree.list" "$(list_in "$prefix")" | while read -r file; do rm -f "$file"; done || true
  fi
  mv "$tree.list" "$(list_in "$prefix")"
  say "    $("$prefix/bin/shezu" --version) is $prefix/bin/shezu; Resources/install.sh uninstall removes it."
  case ":$PATH:" in
  *":$prefix/bin:"*) ;;
  *) say "    $prefix/bin is not on your PATH. Add to ~/.profile: export PATH=\"$prefix/bin:\$PATH\"" ;;
  esac
  case ${SHELL:-} in
  */zsh) say "    For completion in zsh, add to ~/.zshrc before compinit: fpath+=($prefix/share/zsh/site-functions)" ;;
  esac
}

uninstall_program() {
  local prefix list file folder
  prefix=$(prefix)
  list=$(list_in "$prefix")
  [ -e "$list" ] || die "nothing is installed in $prefix ($list is not there). Another folder: PREFIX=/path $0 uninstall"
  while read -r file; do
    rm -f "$file" || die "$file could not be removed."
    # Folders that are empty now, up to the prefix.
    folder=$(dirname "$file")
    while [ "$folder" != "$prefix" ] && rmdir "$folder" 2>/dev/null; do folder=$(dirname "$folder"); done
  done <"$list"
  rm -f "$list"
  rmdir "$prefix/share/shezu" 2>/dev/null || true
  say "shezu is removed from $prefix. Your own files stay: ~/.config/shezu and ~/.local/state/shezu."
}

case ${1:-} in
open)
  shift
  open_program "$@"
  ;;
test) run_tests "${2:-}" ;;
install) install_program ;;
uninstall) uninstall_program ;;
*)
  sed -n 's/^#   \(Resources.*\)/\1/p' "$0"
  exit 2
  ;;
esac
