#!/usr/bin/env bash
# Makes the packages of the program in .build/packages: shezu_VERSION_ARCH.deb and shezu-VERSION-linux-ARCH.tar.gz.
#
#   Resources/package.sh                  builds and makes both
#   Resources/package.sh build            only builds the program for release
#   Resources/package.sh program          prints where the program is
#   Resources/package.sh stage FOLDER     writes bin/, share/ with program, man pages and completions
#   Resources/package.sh libraries FILE   lists the libraries that a program is linked with; fails if others than those below
#   Resources/package.sh compare          makes both twice, from two builds, and compares the bytes
#   Resources/package.sh archives         makes .build/archives: SQLite, zlib and libxlsxwriter to be linked into the program
#   Resources/package.sh try RELEASE      installs, opens and removes the .deb in a bare Debian, as root, with debootstrap
#
# The architecture is that of this machine: run it on arm64 for arm64. Needs what Resources/install.sh installs, dpkg-deb for
# the .deb, curl the first time, and for `try` debootstrap, python3 and root. The same sources give the same bytes: no time, path or user is in
# the packages; their files have the time of the last commit, or of SOURCE_DATE_EPOCH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022
export LC_ALL=C.UTF-8 TZ=UTC

SCRATCH=${SCRATCH:-.build}
OUTPUT=${OUTPUT:-.build/packages}

# What the program may be linked with, and the Debian packages that hold them. The Swift runtime, SQLite, zlib and
# libxlsxwriter are inside.
LIBRARIES="
libc.so.6           libc6
libm.so.6           libc6
ld-linux-x86-64.so.2 libc6
ld-linux-aarch64.so.1 libc6
libncursesw.so.6    libncursesw6
libtinfo.so.6       libtinfo6
libpcre2-8.so.0     libpcre2-8-0
libstdc++.so.6      libstdc++6
libgcc_s.so.1       libgcc-s1
"

die() {
  printf 'shezu: %s\n' "$*" >&2
  exit 1
}

# libxlsxwriter has no archive in Debian: it is compiled from Debian's own source package, with the archiver that it brings
# and without the parts that a workbook in constant memory does not call.
SPREADSHEETS=libxlsxwriter_1.1.4.orig.tar.gz
SPREADSHEETS_SHA256=b379eb35fdd9c653ebe72485b9c992f612c7ea66f732784457997d6e782f619b
ARCHIVES="$PWD/.build/archives"

# Fails if they cannot be made; a folder without libxlsxwriter.a is not used.
archives() {
  local work file="$ARCHIVES/$SPREADSHEETS"
  [ ! -e "$ARCHIVES/libxlsxwriter.a" ] || return 0
  mkdir -p "$ARCHIVES"
  if [ ! -e "$file" ]; then
    if ! curl -fsSL -o "$file.part" "https://deb.debian.org/debian/pool/main/libx/libxlsxwriter/$SPREADSHEETS"; then
      rm -f "$file.part"
      echo "shezu: $SPREADSHEETS could not be fetched (put it into $ARCHIVES)" >&2
      return 1
    fi
    mv "$file.part" "$file"
  fi
  echo "$SPREADSHEETS_SHA256  $file" | sha256sum --check --quiet >&2 || die "$file is not the file that is expected; remove it"
  work=$(mktemp -d)
  if compile_archives "$file" "$work"; then
    mv "$work/libsqlite3.a" "$work/libz.a" "$work/libxlsxwriter.a" "$ARCHIVES/"
    rm -rf "$work"
  else
    rm -rf "$work"
    echo "shezu: libxlsxwriter could not be compiled" >&2
    return 1
  fi
}

# Only archives are in the folder, so the linker takes them before the shared libraries of the system. SQLite and zlib are
# those of Debian's development packages.
compile_archives() (
  cd "$2" && tar -xzf "$1" --strip-components 1 || exit 1
  for source in src/*.c third_party/minizip/{ioapi,zip}.c; do
    clang -c -O2 -fPIC -ffunction-sections -fdata-sections -w -DUSE_STANDARD_TMPFILE -DUSE_NO_MD5 -Iinclude -Ithird_party/minizip \
      "-ffile-prefix-map=$2=." "$source" -o "$(basename "$source" .c).o" || exit 1
  done
  ar rcsD libxlsxwriter.a ./*.o || exit 1
  for name in libsqlite3.a libz.a; do cp "$(clang -print-file-name="$name")" . || exit 1; done
)

# -static-stdlib puts the Swift runtime into the program, so that the one file runs without a toolchain. Paths of this
# checkout are replaced, so that builds elsewhere give the same bytes.
flags() {
  [ ! -e "$ARCHIVES/libxlsxwriter.a" ] || printf '%s\n' -Xswiftc "-L$ARCHIVES"
  printf '%s\n' -c release --product shezu --scratch-path "$SCRATCH" --static-swift-stdlib \
    -Xswiftc -use-ld=lld -Xlinker --gc-sections -Xlinker --strip-all -Xlinker -z -Xlinker pack-relative-relocs -Xswiftc -file-prefix-map -Xswiftc "$PWD=." -Xcc "-ffile-prefix-map=$PWD=."
}

# Packages need the archives. A program for this machine does without: the shared libraries are installed here.
build() {
  archives || echo "shezu: the program is linked with this system's libxlsxwriter, SQLite and zlib" >&2
  mapfile -t flags < <(flags)
  swift build "${flags[@]}"
}

# The Swift build makes this link to the folder of the machine's architecture.
program() { printf '%s/release/shezu\n' "$SCRATCH"; }

architecture() {
  case $(uname -m) in
  x86_64) echo amd64 ;;
  aarch64) echo arm64 ;;
  *) uname -m ;;
  esac
}

libraries() {
  local needed name rest unknown=
  needed=$(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort)
  [ -n "$needed" ] || die "$1 is not a program that readelf can read"
  printf '%s\n' "$needed"
  for name in $needed; do
    rest=$(awk -v name="$name" '$1 == name { print $2 }' <<<"$LIBRARIES")
    [ -n "$rest" ] || unknown="$unknown $name"
  done
  [ -z "$unknown" ] || die "$1 needs libraries that a bare Debian does not have:$unknown"
}

# The packages of the libraries. The C library must not be older than the newest symbol that the program uses.
dependencies() {
  local program=$1 version
  version=$(readelf -V "$program" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
  readelf -d "$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | while read -r name; do
    awk -v name="$name" '$1 == name { print $2 }' <<<"$LIBRARIES"
  done | sort -u | sed "s/^libc6$/libc6 (>= ${version#GLIBC_})/" | paste -sd, | sed 's/,/, /g'
}

# Files below a prefix: the program, and what it says about itself.
stage() {
  local tree=$1 program
  program=$(program)
  [ -x "$program" ] || die "$program is not built"
  mkdir -p "$tree/bin" "$tree/share/bash-completion/completions" "$tree/share/zsh/site-functions" \
    "$tree/share/fish/vendor_completions.d"
  cp "$program" "$tree/bin/shezu"
  "$program" completion bash >"$tree/share/bash-completion/completions/shezu"
  "$program" completion zsh >"$tree/share/zsh/site-functions/_shezu"
  "$program" completion fish >"$tree/share/fish/vendor_completions.d/shezu.fish"
  "$program" document --man "$tree/share/man"
  find "$tree/share/man" -type f -exec gzip -9n {} +
}

version() { "$(program)" --version | sed 's/^shezu //'; }

epoch() { printf '%s' "${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}"; }

maintainer() { printf '%s' "${MAINTAINER:-$(git log -1 --format='%an <%ae>' 2>/dev/null || echo 'shezu <shezu@localhost.localdomain>')}"; }

# Sets the same owner, mode and time for every file.
settle() {
  find "$1" -type d -exec chmod 755 {} +
  find "$1" -type f -exec chmod 644 {} +
  find "$1" -path '*/bin/shezu' -exec chmod 755 {} +
  find "$1" -exec touch -h -d "@$(epoch)" {} +
}

# Lines of a changelog at most 78 columns wide, with continuation lines indented.
wrapped() { fold -s -w 74 | awk '/^(  \*| --|shezu \(|$)/ { print; next } { print "    " $0 }' | sed 's/ *$//'; }

deb() {
  local root name program
  program=$(program)
  libraries "$program" >/dev/null
  root=$(mktemp -d)
  mkdir -p "$root/DEBIAN" "$root/usr/share/doc/shezu" "$root/usr/share/applications" "$root/usr/share/mime/packages"
  stage "$root/usr"
  mkdir -p "$root/usr/share/zsh/vendor-completions"
  mv "$root/usr/share/zsh/site-functions/_shezu" "$root/usr/share/zsh/vendor-completions/"
  rmdir "$root/usr/share/zsh/site-functions"
  "$program" document copyright >"$root/usr/share/doc/shezu/copyright"
  "$program" document changelog --maintainer "$(maintainer)" | wrapped | gzip -9n >"$root/usr/share/doc/shezu/changelog.gz"
  cat >"$root/usr/share/applications/shezu.desktop" <<DESKTOP
[Desktop Entry]
Type=Application
Name=Shezu
Name[zh_CN]=社组
Comment=Browse and check registers of social organizations
Comment[zh_CN]=浏览、查询、核对社会组织登记册
Exec=shezu %f
Icon=utilities-terminal
Terminal=true
Categories=Office;Database;ConsoleOnly;
MimeType=application/x-shezu-register;
Keywords=register;social organization;社会组织;
DESKTOP
  cat >"$root/usr/share/mime/packages/shezu.xml" <<MIME
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-shezu-register">
    <comment>register of social organizations</comment>
    <comment xml:lang="zh_CN">社会组织登记册</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="register.json" weight="60"/>
  </mime-type>
</mime-info>
MIME
  cat >"$root/DEBIAN/control" <<CONTROL
Package: shezu
Version: $(version)
Section: database
Priority: optional
Architecture: $(architecture)
Maintainer: $(maintainer)
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: $(dependencies "$program")
Description: terminal browser for registers of social organizations
 Opens a register of Chinese social organizations, the alliances that they
 form and the enforcement actions against them. Filters as one types, in
 Chinese or by pinyin, follows links between records, reconciles published
 figures, lists problems of the files, and exports what is shown.
CONTROL
  (cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
  settle "$root"
  mkdir -p "$OUTPUT"
  name="$OUTPUT/shezu_$(version)_$(architecture).deb"
  SOURCE_DATE_EPOCH=$(epoch) dpkg-deb --root-owner-group -Zxz -z9 --build "$root" "$name" >/dev/null
  rm -rf "$root"
  printf '%s\n' "$name"
}

tarball() {
  local root folder name
  root=$(mktemp -d)
  folder="shezu-$(version)-linux-$(uname -m)"
  mkdir "$root/$folder"
  stage "$root/$folder"
  "$(program)" document copyright >"$root/$folder/COPYRIGHT"
  settle "$root"
  mkdir -p "$OUTPUT"
  name="$OUTPUT/$folder.tar.gz"
  tar -C "$root" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$(epoch)" -cf - "$folder" | gzip -9n >"$name"
  rm -rf "$root"
  printf '%s\n' "$name"
}

# The second build is from a copy of the sources in another folder, with nothing of the first.
compare() {
  local copy packages
  packages=$(deb && tarball)
  copy=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$copy'" EXIT
  tar --exclude=.build --exclude=.git -cf - . | tar -C "$copy" -xf -
  SOURCE_DATE_EPOCH=$(epoch) MAINTAINER=$(maintainer) SCRATCH=.build OUTPUT=.build/packages "$copy/Resources/package.sh" >/dev/null
  for name in $packages; do
    cmp "$name" "$copy/.build/packages/$(basename "$name")" || die "$(basename "$name") differs between two builds"
    echo "$(basename "$name"): the same bytes from two builds"
  done
}

# Installs the .deb in a bare system, opens the built-in register in a pseudo terminal, removes it, and compares the files
# before and after.
try_in_tree() {
  local release=$1 tree package status=0
  [ "$(id -u)" = 0 ] || die "try needs root, for debootstrap and chroot"
  package="$OUTPUT/shezu_$(version)_$(architecture).deb"
  [ -e "$package" ] || package=$(deb)
  tree=${TREE:-}
  if [ -z "$tree" ]; then
    tree=$(mktemp -d)
    debootstrap --variant=minbase "$release" "$tree" >&2
  fi
  files() { (cd "$tree" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/log -o -path ./tmp \) -prune -o -print | sort); }
  # Swift reads the arguments of a program in /proc.
  mount -t proc proc "$tree/proc"
  # shellcheck disable=SC2064
  trap "umount '$tree/proc'" EXIT
  # The libraries come first, so that only the files of the package itself are counted.
  chroot "$tree" apt-get update -q >&2
  chroot "$tree" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends libncursesw6 libpcre2-8-0 >&2
  files >"$tree.before"
  cp "$package" "$tree/tmp/shezu.deb"
  chroot "$tree" dpkg -i /tmp/shezu.deb >&2
  echo "installed: $(chroot "$tree" shezu --version), $(chroot "$tree" shezu count organizations) organizations"
  python3 Resources/Pictures/screen.py --root "$tree" --wait '▸ 1 ' --keys 1 --wait 宝鸡 --keys Q -- /usr/bin/shezu --language zh || status=1
  chroot "$tree" dpkg -P shezu >&2
  files >"$tree.after"
  diff "$tree.before" "$tree.after" || { echo "files are left behind"; status=1; }
  [ "$status" = 0 ] && echo "removed: nothing is left in Debian $release"
  rm -f "$tree.before" "$tree.after"
  umount "$tree/proc"
  trap - EXIT
  [ -n "${TREE:-}" ] || rm -rf "$tree"
  return "$status"
}

case ${1:-} in
"")
  build >&2
  deb
  tarball
  ;;
build) build ;;
archives) archives ;;
program) program ;;
stage) stage "${2:?a folder}" ;;
libraries) libraries "${2:?a program}" ;;
deb) deb ;;
tarball) tarball ;;
compare) compare ;;
try) try_in_tree "${2:?a release of Debian, such as bookworm}" ;;
*)
  sed -n 's/^#   \(Resources.*\)/\1/p' "$0"
  exit 2
  ;;
esac
