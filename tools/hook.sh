#!/bin/sh
# Put tools/pre-commit where Git looks for it, or take it away: sh tools/hook.sh on|off.
set -eu
hook="$(git rev-parse --git-path hooks)/pre-commit"
if [ -e "$hook" ] && ! cmp -s tools/pre-commit "$hook"; then
  echo "$hook is there already and is another one. Move it away first."
  exit 1
elif [ "$1" = on ]; then
  mkdir -p "$(dirname "$hook")"
  cp tools/pre-commit "$hook"
  echo "Git checks the pages of each commit from now on. make unhook ends that."
else
  rm -f "$hook"
  echo "Git checks no pages before a commit."
fi
