#!/bin/sh
# Builds fuzz targets with libFuzzer and AddressSanitizer, which Swift's toolchain brings, into .build/fuzz/:
#
#   Tests/Fuzz/build.sh                 all of them
#   Tests/Fuzz/build.sh keys values     these
#
# Run one from the package's folder; the first folder receives new inputs, the second is the seed corpus:
#
#   mkdir -p .build/fuzz/keys-found
#   SWIFT_BACKTRACE=enable=no .build/fuzz/keys -max_total_time=60 -max_len=512 .build/fuzz/keys-found Tests/Fuzz/keys/corpus
#
# Any trap is a finding, and so is every property that a target checks. The modules are compiled one by one, since
# libFuzzer must instrument them and brings its own main; a module is compiled again if its sources are newer.
set -eu
cd "$(dirname "$0")/../.."
out=.build/fuzz
mkdir -p "$out/modules"
: > "$out/modules/module.modulemap"
for module in CScan CPcre2 CNcursesw CFiles CResources; do
  printf 'module %s { umbrella "%s/Sources/%s/include" export * }\n' "$module" "$PWD" "$module" >> "$out/modules/module.modulemap"
done
flags="-O -wmo -parse-as-library -enable-testing -package-name shezu -sanitize=fuzzer,address -I $out/modules"
is_newer() { # whether a file of the folder is newer than the object
  [ ! -e "$2" ] || [ -n "$(find "$1" -newer "$2" -type f | head -n 1)" ]
}
for file in Sources/CResources/*.c Sources/CNcursesw/*.c; do
  object="$out/modules/$(basename "$(dirname "$file")")-$(basename "$file" .c).o"
  [ -e "$object" ] && [ "$object" -nt "$file" ] || clang -std=c23 -O1 -g -I "$(dirname "$file")/include" -c "$file" -o "$object"
done
all="Localization Bytes JSON HanText Screen Terminal Columnar Loading Querying Statistics Assisting Catalog Oversight Exports Interface"
again=no
for module in $all; do
  if [ $again = yes ] || is_newer "Sources/$module" "$out/modules/$module.o"; then
    again=yes
    # shellcheck disable=SC2046,SC2086 # words, and paths without blanks
    swiftc $flags -module-name "$module" -emit-module -emit-module-path "$out/modules/$module.swiftmodule" \
      -emit-object -o "$out/modules/$module.o" $(find "Sources/$module" -name '*.swift')
  fi
done
build() { # target, further sources of the program
  target=$1
  shift
  # shellcheck disable=SC2086
  swiftc $flags -module-name "fuzz_$target" -use-ld=lld Tests/Fuzz/"$target"/*.swift "$@" "$out"/modules/*.o \
    -lncursesw -lpcre2-8 -o "$out/$target"
}
[ $# -gt 0 ] || set -- json query keys values oversight userfiles
for target; do
  case $target in
    userfiles)
      build userfiles Sources/shezu/Runtime/Configuration.swift Sources/shezu/Registers/UserFolder.swift \
        Sources/shezu/Registers/PathCheck.swift Sources/shezu/Registers/FileLock.swift \
        Sources/shezu/Registers/UserStateFile.swift
      ;;
    *) build "$target" ;;
  esac
  echo "$out/$target"
done
