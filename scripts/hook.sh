#!/usr/bin/env bash
# Runs the hook of .pre-commit-hooks.yaml under the real pre-commit, from PyPI: a leak must stop a commit, and a clean
# draft must not. With --lenient, a machine that cannot install pre-commit is no error, unless CI is set.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "$1")
repository=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
if ! "$work/venv/bin/pip" install --quiet pre-commit > "$work/pip.log" 2>&1; then
    tail -n 1 "$work/pip.log"
    if [ "${2:-}" = --lenient ] && [ -z "${CI:-}" ]; then exit 0; fi
    exit 1
fi
mkdir "$work/bin" "$work/blog"
ln -s "$program" "$work/bin/discretion"
export PATH="$work/bin:$PATH" PRE_COMMIT_HOME="$work/cache"
cd "$work/blog"
git init --quiet
git config user.name A
git config user.email a@acme.example
cat > .pre-commit-config.yaml << END
repos:
  - repo: $repository
    rev: $(git -C "$repository" rev-parse HEAD)
    hooks:
      - id: discretion
        args: [--policy, acme.toml]
END
printf 'discretion = 1\nname = "acme"\n[[confidential]]\nid = "falcon"\nterms = ["Falcon"]\nseverity = "critical"\n' > acme.toml
"$work/venv/bin/pre-commit" install > /dev/null
commit() {
    printf '%s\n' "$2" > "$1"
    git add .
    git commit --quiet --message "$1" > "$work/out.log" 2>&1
}
commit clean.md "All is well." || { cat "$work/out.log"; exit 1; }
if commit leak.md "Falcon ships soon."; then
    echo "the hook lets a leak pass"
    exit 1
fi
grep -q "acme/falcon" "$work/out.log" || { cat "$work/out.log"; exit 1; }
echo "the hook holds a leak under $("$work/venv/bin/pre-commit" --version)"
