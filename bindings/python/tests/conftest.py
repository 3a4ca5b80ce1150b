import pytest

import discretion

POLICY = """
discretion = 1
name = "acme"
owner = "comms@acme.example"
extends = ["pack:tone"]

[channels.blog]

[[confidential]]
id = "halcyon"
terms = ["Halcyon"]
severity = "critical"
owner = "product@acme.example"

[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
"""


@pytest.fixture(autouse=True)
def _outside_of_a_build(monkeypatch):
    monkeypatch.delenv("CI", raising=False)


@pytest.fixture(scope="session")
def policy():
    return discretion.Policy.parse(POLICY, "acme.toml")


@pytest.fixture
def checker(policy):
    return discretion.Checker(policy, at="2026-11-27T12:00:00Z")
