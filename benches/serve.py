#!/usr/bin/env python3
"""Times the preview: benches/serve.py [--hugo PATH] [--edits N] [--lasting N] BANK... (folders with a bank.yaml)

Each bank is copied to memory (/dev/shm where there is one) and served. A sentence with a new word is written into one
body after another, in place; its page is asked for every 2 ms on one kept connection until it has the word, then the
index, until it has it too. The clock starts just before the file is opened for writing. Before each edit the server must
have been idle for half a second. Then a vocabulary and a template are changed in the same way, and with --lasting the
memory is read after 10 and after N edits. Needs a release build; Linux; Python's standard library only.

With --hugo, `hugo server` is timed in turn on the Hugo site of the same name in a folder `hugo` beside the bank, if there is one.
"""
import argparse
import http.client
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") else None
TICK = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Server:
    """A running preview, and one kept connection to it."""

    def __init__(self, command, folder, port, log):
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.port, self.connection = port, None

    def get(self, path):
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            self.connection.request("GET", path, headers={"Accept-Encoding": "identity"})
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            if self.connection:
                self.connection.close()
            self.connection = None
            return 0, b""

    def wait(self, path, is_there, limit=60):
        """Milliseconds until the page is as it should be, since now or since it was started."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if is_there(*self.get(path)):
                return
            time.sleep(0.002)
        raise SystemExit(f"{path}: nothing after {limit} s")

    def busy(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def rest(self):
        last, since = self.busy(), time.monotonic()
        while time.monotonic() - since < 0.5:
            time.sleep(0.05)
            now = self.busy()
            if now - last > 0.025:
                last, since = now, time.monotonic()

    def memory(self, key):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(key + r":\s+(\d+)", status.read()).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def timed(server, path, text, page, is_there):
    server.rest()
    start = time.monotonic()
    write(path, text)
    server.wait(page, is_there)
    return (time.monotonic() - start) * 1000


def bodies(folder, edits):
    content = os.path.join(folder, "content", "evidence")
    files = sorted(file for file in os.listdir(content) if file.endswith(".md") and not file.startswith("_"))
    return [os.path.join(content, files[(2 * k + 1) * len(files) // (2 * edits)]) for k in range(edits)]


def word(number):
    """A word that no bank has, of letters only, and that no stemmer changes."""
    return "zq" + "".join("bcdfghjkmp"[int(digit)] for digit in f"{number:06d}") + "zq"


def has(token):
    return lambda status, body: status == 200 and token.encode() in body


def edit_pages(server, files, first):
    found = []
    for number, path in enumerate(files):
        token = word(first + number)
        with open(path) as file:
            text = file.read()
        page = "/evidence/" + os.path.basename(path)[:-3] + "/"
        server.get(page)
        found.append(timed(server, path, text + f"\nThis page has {token} now.\n", page, has(token)))
    return found


def spelt(text):
    """The words of a shard: see "Words" in search-index/README.md."""
    found = [""]
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", text):
        found.append(found[-1][: ord(shared) - ord("A")] + rest)
    return found[1:]


def edit_search(server, files, first):
    """Until the index has the word: its manifest is another, and a shard of words holds it."""
    found = []
    for number, path in enumerate(files):
        token = word(first + number)
        with open(path) as file:
            text = file.read()
        old = json.loads(server.get("/search/manifest.json")[1])["generation"]
        def is_new(status, body):
            if status != 200 or json.loads(body)["generation"] == old:
                return False
            manifest = json.loads(body)
            at = max(n for n, start in enumerate(manifest["separators"]) if start <= token)
            status, shard = server.get(f"/search/{manifest['generation']}/w{at}.json")
            return status == 200 and token in spelt(json.loads(shard)["words"])
        found.append(timed(server, path, text + f"\nAnd {token} too.\n", "/search/manifest.json", is_new))
    return found


def sourcebook(bank, options, log):
    folder = tempfile.mkdtemp(dir=MEMORY)
    copy = os.path.join(folder, "bank")
    shutil.copytree(bank, copy)
    templates = os.path.join(copy, "themes", "own", "templates")
    os.makedirs(templates)
    shutil.copy(os.path.join(ROOT, "themes/default/templates/evidence.html"), templates)
    with open(os.path.join(copy, "bank.yaml"), "a") as file:
        file.write("\ntheme: own\n")
    port = free_port()
    program = os.path.join(ROOT, "target/release/sourcebook")
    files = bodies(copy, options.edits)
    page = "/evidence/" + os.path.basename(files[-1])[:-3] + "/"
    server = Server([program, "serve", "--root", copy, "--port", str(port)], copy, port, log)
    try:
        server.wait(page, lambda status, body: status == 200)
        show("start to first page", [(time.monotonic() - server.started) * 1000])
        server.wait("/search/manifest.json", lambda status, body: status == 200)
        show("start to search", [(time.monotonic() - server.started) * 1000])
        show("body to page", edit_pages(server, files, 0))
        show("memory, peak, MiB", [server.memory("VmHWM")])
        show("body to search", edit_search(server, files[: max(5, options.edits // 2)], 1000))
        vocabularies = os.path.join(copy, "content", "vocabularies")
        name = sorted(name for name in os.listdir(vocabularies) if name.endswith(".yaml"))[0]
        with open(os.path.join(vocabularies, name)) as file:
            text = file.read()
        changes = [re.sub(r"^label: .*", f"label: Label {word(n)}", text, count=1, flags=re.M) for n in range(2000, 2005)]
        term = f"/{name[:-5]}/"
        show("vocabulary to page", [timed(server, os.path.join(vocabularies, name), change, term, has(f"Label {word(2000 + n)}"))
                                    for n, change in enumerate(changes)])
        added = [text.rstrip() + f"\n  - {{id: {word(n)}, label: Term {word(n)}}}\n" for n in range(2100, 2105)]
        show("new term to page", [timed(server, os.path.join(vocabularies, name), change, term, has(f"Term {word(2100 + n)}"))
                                  for n, change in enumerate(added)])
        template = os.path.join(templates, "evidence.html")
        with open(template) as file:
            text = file.read()
        show("template to page", [timed(server, template, text + "{% block links %}<!-- " + word(n) + " -->{% endblock links %}\n", page, has(word(n)))
                                  for n in range(3000, 3005)])
        if options.lasting:
            last(server, files, options.lasting)
        show("memory, peak, MiB", [server.memory("VmHWM")])
    finally:
        server.stop()
        shutil.rmtree(folder)


def last(server, files, edits):
    """Memory after many edits, one after the other as fast as pages show them."""
    for number in range(edits):
        path = files[number % len(files)]
        token = word(10_000 + number)
        with open(path) as file:
            text = re.sub(r"\n(?:Once more|And|This page has) \w+[^\n]*\n", "", file.read())
        write(path, text + f"\nOnce more {token}.\n")
        server.wait("/evidence/" + os.path.basename(path)[:-3] + "/", has(token))
        if number == 9:
            server.rest()
            show("memory after 10 more edits, MiB", [server.memory("VmRSS")])
    server.rest()
    show(f"memory after {edits} more edits, MiB", [server.memory("VmRSS")])


def hugo(site, program, options, log):
    folder = tempfile.mkdtemp(dir=MEMORY)
    copy = os.path.join(folder, "site")
    shutil.copytree(site, copy)
    port = free_port()
    command = [program, "server", "--bind", "127.0.0.1", "--port", str(port), "--quiet"]
    files = bodies(copy, options.edits)
    page = "/evidence/" + os.path.basename(files[-1])[:-3] + "/"
    server = Server(command, copy, port, log)
    try:
        server.wait(page, lambda status, body: status == 200, limit=180)
        show("hugo: start to first page", [(time.monotonic() - server.started) * 1000])
        show("hugo: body to page", edit_pages(server, files, 0))
        show("hugo: memory, peak, MiB", [server.memory("VmHWM")])
    finally:
        server.stop()
        shutil.rmtree(folder)


def show(name, values):
    middle = statistics.median(values)
    spread = f"  ({min(values):.1f} to {max(values):.1f}, {len(values)} times)" if len(values) > 1 else ""
    print(f"{name:<34}{middle:>10.1f}{spread}", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("banks", nargs="+")
    options.add_argument("--hugo")
    options.add_argument("--edits", type=int, default=20)
    options.add_argument("--lasting", type=int, default=0)
    options = options.parse_args()
    with open(os.devnull, "ab") as log:
        for bank in options.banks:
            print(f"== {bank}: medians, in ms unless it says otherwise", flush=True)
            sourcebook(bank, options, log)
            site = os.path.join(os.path.dirname(os.path.abspath(bank)), "hugo", os.path.basename(os.path.normpath(bank)))
            if options.hugo and os.path.isdir(site):
                hugo(site, options.hugo, options, log)


if __name__ == "__main__":
    main()
