#!/usr/bin/env bash
# Encoders in ONNX against Python's. Usage: tests/interop/encoders.sh [FOLDER], where FOLDER has the binary and the example
# `onnx_vectors` as `cargo build --features onnx --bin muqabala --example onnx_vectors` makes them. Installs Python packages beside
# those of run.sh; where that fails, it says so and passes.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$(realpath "${1:-target/debug}")
. tests/interop/python.sh
if ! "$place/venv/bin/pip" install -q --disable-pip-version-check -r tests/interop/requirements-encoders.txt; then
  echo "skipped  encoders in ONNX: their packages could not be fetched"
  exit 0
fi
"$place/venv/bin/python" tests/interop/encoder_models.py "$place/onnx"
"$place/venv/bin/python" tests/interop/encoders.py "$built" "$place/onnx"
