# shellcheck shell=bash
# Sourced by test and bench: a private PostgreSQL in a temporary folder. It is reached only through a socket in
# that folder, so it needs no port and no password, and nobody else on the machine can reach it.
# Needs packages.sh.

postgres_home=

# PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it.
postgres_user=nobody
if id postgres >/dev/null 2>&1; then postgres_user=postgres; fi

as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u "$postgres_user" -- "$@")
    else
        (cd / && "$@")
    fi
}

# start_postgres SETTING=VALUE …: prints nothing; the connection string is in $postgres_connection.
start_postgres() {
    local bin setting options=""
    bin=$(postgres_bin)
    postgres_home=$(mktemp -d /tmp/townline-postgres.XXXXXX)
    [ "$(id -u)" != 0 ] || chown "$postgres_user" "$postgres_home"
    for setting in listen_addresses= "unix_socket_directories=$postgres_home" max_connections=400 "$@"; do
        options+=" -c $setting"
    done
    local log=$postgres_home/log
    if ! { as_postgres "$bin/initdb" --pgdata "$postgres_home/data" --username townline --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync &&
        as_postgres "$bin/pg_ctl" start --wait --silent --pgdata "$postgres_home/data" --log "$log" --options "$options"; } >"$postgres_home.out" 2>&1; then
        cat "$postgres_home.out" "$log" >&2
        stop_postgres
        die "Could not start a PostgreSQL for the tests; the reasons are above."
    fi
    rm -f "$postgres_home.out"
    # shellcheck disable=SC2034 # read by the script that sources this one
    postgres_connection="Host=$postgres_home;Username=townline;Database=postgres"
}

stop_postgres() {
    [ -n "$postgres_home" ] || return 0
    as_postgres "$(postgres_bin)/pg_ctl" stop --mode immediate --silent --pgdata "$postgres_home/data" >/dev/null 2>&1 || true
    rm -rf "$postgres_home" "$postgres_home.out"
    postgres_home=
}
