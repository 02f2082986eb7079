# Finds the tools that ./demo, ./test and .ci/run need. Sourced by them, after `set -euo pipefail`.
# shellcheck shell=bash

fail() {
  printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

# The major version of the JDK in a folder; nothing when there is no compiler in it.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  printf '%s' "$version"
}

# The folder that the `javac` on the path belongs to.
jdk_on_path() {
  local compiler
  compiler=$(command -v javac) || return 0
  if [ "$(uname)" = Darwin ]; then
    /usr/libexec/java_home 2>/dev/null || true
  else
    dirname "$(dirname "$(readlink -f "$compiler")")"
  fi
}

# Every JDK on this machine, one "version folder" a line, the user's own choice first.
jdks() {
  local home version
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" "${JAVA17_HOME:-}" "${JAVA21_HOME:-}" "${JAVA25_HOME:-}" \
    "${JAVA_HOME_17_X64:-}" "${JAVA_HOME_21_X64:-}" "${JAVA_HOME_25_X64:-}" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home")
    [ -z "$version" ] || printf '%s %s\n' "$version" "$home"
  done
}

# The first JDK of at least a version: `jdk_at_least 17`.
jdk_at_least() {
  jdks | awk -v least="$1" '$1 >= least && !found++ { sub(/^[0-9]+ /, ""); print }'
}

# The first JDK of exactly a version.
jdk_exactly() {
  jdks | awk -v version="$1" '$1 == version && !found++ { sub(/^[0-9]+ /, ""); print }'
}

# The newest JDK of at least a version.
jdk_newest() {
  jdks | awk -v least="$1" '$1 >= least && $1 > best { best = $1; sub(/^[0-9]+ /, ""); home = $0 } END { if (home) print home }'
}

require_jdk() {
  local home
  home=$(jdk_at_least 17)
  [ -n "$home" ] || fail "a JDK 17 or newer is needed, and none was found." \
    "On Debian or Ubuntu: apt-get install openjdk-17-jdk-headless" \
    "If one is installed elsewhere, name its folder: JAVA_HOME=/path/to/jdk ./$(basename "$0")"
  export JAVA_HOME=$home
}

require_maven() {
  local version
  command -v mvn >/dev/null || fail "Maven 3.8 or newer is needed, and there is no 'mvn' on the path." \
    "On Debian or Ubuntu: apt-get install maven"
  version=$(mvn -v 2>/dev/null | sed 's/\x1b\[[0-9;]*m//g' | sed -n 's/^Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')
  case $version in
    '' | [0-2].* | 3.[0-7]) fail "Maven 3.8 or newer is needed, found ${version:-an unknown version}." ;;
  esac
}

require_node() {
  local version
  command -v node >/dev/null || fail "Node.js 20 or newer is needed to build the browser client, and there is no 'node' on the path."
  command -v npm >/dev/null || fail "npm is needed to build the browser client, and there is no 'npm' on the path."
  version=$(node -p 'process.versions.node.split(".")[0]')
  [ "$version" -ge 20 ] || fail "Node.js 20 or newer is needed, found $(node --version)."
}

# The Chromium that the browser tests drive; nothing when there is none.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$candidate" ] || continue
    if type -P "$candidate"; then return; fi
  done
}

# Exports CHROMIUM; installs Debian's package where that is possible.
require_chromium() {
  local browser
  browser=$(find_chromium)
  if [ -z "$browser" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "No Chromium found: installing Debian's."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    browser=$(find_chromium)
  fi
  [ -n "$browser" ] || fail "the browser tests need Chromium or Chrome, and none was found." \
    "On Debian or Ubuntu: sudo apt-get install chromium" \
    "If one is installed elsewhere, name it: CHROMIUM=/path/to/chrome ./$(basename "$0")" \
    "To run only what needs no browser: ./$(basename "$0") java js"
  export CHROMIUM=$browser
}

PROXIES=(nginx haproxy apache2 caddy)

missing_proxies() {
  local name
  for name in "${PROXIES[@]}"; do type -P "$name" >/dev/null || printf '%s ' "$name"; done
}

# Debian starts a service with its package unless this file forbids it.
install_proxies() {
  local policy=/usr/sbin/policy-rc.d status=0
  apt-get update -qq
  if [ -e "$policy" ]; then policy=; else printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"; fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx haproxy apache2-bin caddy >/dev/null || status=$?
  [ -z "$policy" ] || rm "$policy"
  return "$status"
}

# Finds the proxies, of which some are in folders of the administrator's; installs Debian's packages where that is possible.
require_proxies() {
  export PATH=$PATH:/usr/local/sbin:/usr/sbin
  local missing
  missing=$(missing_proxies)
  if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Not found: ${missing}- installing Debian's."
    install_proxies
    missing=$(missing_proxies)
  fi
  [ -z "$missing" ] || fail "the tests of proxies need these, and they were not found: $missing" \
    "On Debian: sudo apt-get install nginx haproxy apache2-bin caddy" \
    "To run only what needs no proxy: ./$(basename "$0") js java e2e stranger"
}
