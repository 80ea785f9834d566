#!/usr/bin/env bash
# Round trips through readers and writers that are not this project's. Usage: tests/interop/run.sh [BINARY]
# Installs Python packages into a virtual environment under target/ and takes the schemas of standards from packages of
# Debian and npm where these are to be had; a check whose schema is missing says so.
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-target/debug/muqabala}")
. tests/interop/python.sh
mkdir -p "$place/packages"
"$place/venv/bin/pip" install -q --disable-pip-version-check -r tests/interop/requirements.txt

debian() { # package, file in it, where to
  [ -e "$place/$3" ] && return
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 0
  (cd "$place/packages" && { apt-get download -q "$1" || { apt-get update -q && apt-get download -q "$1"; }; } &&
    dpkg -x "$1"_*.deb "$1") >/dev/null 2>&1 || return 0
  cp -r "$place/packages/$1/$2" "$place/$3"
}
debian php-symfony-translation usr/share/php/Symfony/Component/Translation/Resources/schemas xliff-schemas
debian omegat usr/share/omegat/OmegaT.jar OmegaT.jar
mkdir -p "$place/libraries"
whole=yes
for library in libactivation-java libcommons-io-java libhtmlparser-java libistack-commons-java libjaxb-api-java libjaxb-java \
  libjuniversalchardet-java liblucene3-contrib-java liblucene3-java libvldocking-java; do
  debian "$library" usr/share/java "libraries/$library"
  [ -e "$place/libraries/$library" ] || whole=no
done
if [ $whole = yes ]; then touch "$place/libraries/whole"; fi
debian debian-faq usr/share/doc/debian/FAQ debian-faq
if [ ! -e "$place/sarif.json" ] && command -v npm >/dev/null; then
  (cd "$place/packages" && npm pack -s @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null 2>&1 &&
    tar xzf microsoft-jest-sarif-*.tgz && cp package/lib/schemas/sarif-2.1.0-rtm.5.json "$place/sarif.json") || true
fi

"$place/venv/bin/python" tests/interop/check.py "$binary" "$place"
"$place/venv/bin/python" tests/interop/metrics.py "$binary"
