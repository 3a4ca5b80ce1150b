"""The wheel where services take it: the step of the action that installs it, and the line of the template."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WHEEL = os.environ.get("DISCRETION_WHEEL")


def steps():
    action = re.search(r"- name: Install discretion\n.*?run: \|\n(.*?)\n    - name:", (ROOT / "action.yml").read_text(), re.S)
    template = re.search(r"^    - (if .*DISCRETION_WHEEL.*)$", (ROOT / "templates/gitlab.yml").read_text(), re.M)
    return {"action": action[1], "template": template[1]}


@pytest.mark.skipif(not WHEEL, reason="DISCRETION_WHEEL names no wheel")
@pytest.mark.parametrize("service", ["action", "template"])
def test_a_service_takes_the_wheel_and_compiles_nothing(service, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = tmp_path / "venv" / "bin"
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "WHEEL": WHEEL, "DISCRETION_WHEEL": WHEEL, "SOURCE": "/nowhere"}
    script = f"{steps()[service]}\ncommand -v discretion"
    said = subprocess.run(["bash", "-eo", "pipefail", "-c", script], capture_output=True, text=True, env=environment)
    assert said.returncode == 0, said.stderr
    assert said.stdout.strip() == str(programs / "discretion")
