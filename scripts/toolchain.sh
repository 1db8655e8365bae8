# shellcheck shell=bash
# Sourced by run, test and bench: what a machine must have, and the one build they all use.
# Expects $root, the folder of the repository.
: "${root:?}"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

need_runtime() {
    command -v dotnet >/dev/null || die "Townline needs the .NET 10 SDK, and there is no 'dotnet' on this machine: install it from https://dot.net and try again."
}

need_sdk() {
    need_runtime
    # Asked inside the repository, so that global.json decides, as it will for the build.
    (cd "$root" && dotnet --version) >/dev/null 2>&1 ||
        die "Townline needs the .NET 10 SDK; this machine has $(installed_sdks): install it from https://dot.net and try again."
}

installed_sdks() {
    local list
    list=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ')
    echo "${list:-only a .NET runtime}"
}

need_node() {
    command -v node >/dev/null || die "Townline needs Node.js 20 or newer to build its pages, and there is no 'node' on this machine."
    command -v npm >/dev/null || die "Townline needs npm to build its pages, and there is no 'npm' on this machine."
    local version
    version=$(node --version)
    local major=${version#v}
    [ "${major%%.*}" -ge 20 ] || die "Townline needs Node.js 20 or newer to build its pages; this machine has $version."
}

# build PROJECT: quiet when it succeeds, everything the compiler said when it does not.
build() {
    need_sdk
    need_node
    local log
    log=$(mktemp)
    if ! dotnet build "$root/$1" --configuration Release --nologo --verbosity quiet >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        die "Townline did not build; the reasons are above."
    fi
    rm -f "$log"
}
