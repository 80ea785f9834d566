# Sets `place`, where the checks against other programs keep what they fetch, and makes a virtual environment for Python there. To be sourced.
place=$PWD/target/interop
mkdir -p "$place"
if [ ! -x "$place/venv/bin/pip" ]; then
  python3 -m venv "$place/venv" || { apt-get install -qy python3-venv && python3 -m venv "$place/venv"; }
fi
