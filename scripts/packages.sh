# shellcheck shell=bash
# Sourced by test: the Debian packages the tests need. Installs only what is missing.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "To install $(paste -sd' ' <<<"${missing[*]}") this needs root or sudo; install them yourself and try again."
    fi
}

# The newest PostgreSQL server on the machine; its programs are not on the PATH of Debian.
postgres_bin() {
    local found
    found=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
    [ -x "$found" ] || found=$(command -v initdb) || return 1
    dirname "$(readlink -f "$found")"
}

# need_packages postgresql chromium …: each name is a Debian package.
need_packages() {
    local package missing=()
    for package in "$@"; do
        case $package in
        dovecot-imapd) [ -x /usr/lib/dovecot/imap ] || missing+=("$package") ;;
        libnet-ssleay-perl) perl -MNet::SSLeay -e 1 2>/dev/null || missing+=("$package") ;;
        dovecot-lmtpd) [ -x /usr/lib/dovecot/lmtp ] || missing+=("$package") ;;
        postgresql) postgres_bin >/dev/null || missing+=(postgresql) ;;
        *) command -v "$package" >/dev/null || missing+=("$package") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "The tests need ${missing[*]}; this is not a Debian machine, so install them yourself and try again."
    say "Installing ${missing[*]}…"
    local log
    log=$(mktemp)
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "Could not install ${missing[*]}; the reasons are above."
    fi
    rm -f "$log"
}
