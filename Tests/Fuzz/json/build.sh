#!/bin/sh
# Builds .build/fuzz/json with libFuzzer and AddressSanitizer. The modules are compiled one by one, since libFuzzer must
# instrument them and brings its own main.
set -eu
cd "$(dirname "$0")/../../.."
out=.build/fuzz
mkdir -p "$out/modules" "$out/json-found"
printf 'module CScan { umbrella "%s/Sources/CScan/include" export * }\n' "$PWD" > "$out/modules/module.modulemap"
flags="-O -wmo -parse-as-library -sanitize=fuzzer,address -I $out/modules"
for module in Localization Bytes JSON; do
  # shellcheck disable=SC2046,SC2086 # words, and paths without blanks
  swiftc $flags -module-name $module -emit-module -emit-module-path "$out/modules/$module.swiftmodule" \
    -emit-object -o "$out/modules/$module.o" $(find "Sources/$module" -name '*.swift')
done
# shellcheck disable=SC2086
swiftc $flags -module-name JSONFuzz -use-ld=lld Tests/Fuzz/json/JSONFuzz.swift "$out"/modules/*.o -o "$out/json"
