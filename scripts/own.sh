#!/usr/bin/env bash
# The project as its own user: its README, documentation, changelog and examples pass under discretion.toml. What the
# baseline lets pass may only become less.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
baseline=.discretion/baseline.toml
# A check of today must not fail tomorrow: the example policy has dates.
check() { "$program" check --at 2026-11-20T09:00:00Z --strict "$@"; }
# Pages that a script writes quote what others have published.
mapfile -t docs < <(ls docs/*.md docs/fr/*.md | grep -v -e docs/quality -e docs/conformance)
pages=(README.md CHANGELOG.md CONTRIBUTING.md "${docs[@]}" examples/posts/{clean,joint-release,propre}.md)
"$program" test
"$program" lint --at 2026-11-20T09:00:00Z
check "${pages[@]}" --baseline "$baseline"
# These two are there to be blocked.
for post in examples/posts/{launch,lancement}.md; do
    status=0
    check "$post" --quiet > /dev/null || status=$?
    if [ "$status" -ne 1 ]; then
        echo "$post ends with $status instead of 1"
        exit 1
    fi
done
new=.discretion/baseline.new
trap 'rm -f "$new" "$new.log"' EXIT
check "${pages[@]}" --baseline "$new" --write-baseline > "$new.log" || { cat "$new.log"; exit 1; }
if diff "$baseline" "$new" | grep '^<'; then
    echo "the baseline knows what is no longer there: take it out"
    exit 1
fi
# The baseline as it was before it was last changed.
before=$(git log -2 --format=%H -- "$baseline" 2> /dev/null | tail -n 1)
if [ -n "$before" ] && git show "$before:$baseline" > "$new" 2> /dev/null; then
    was=$(grep -c '" = ' "$new" || true)
    is=$(grep -c '" = ' "$baseline" || true)
    if [ "$is" -gt "$was" ]; then
        echo "the baseline grew from $was lines to $is: mend the text, or the tool"
        exit 1
    fi
fi
echo "the project passes under its own policy"
