#!/bin/sh
# Make sure that commands exist. Each argument is COMMAND:PACKAGE, the package being Debian's.
# Installs what is missing where it may (root, apt-get); elsewhere names it and fails.
missing=""
for pair in "$@"; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing$missing ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The tests need these packages, please install them:$missing" >&2
exit 1
