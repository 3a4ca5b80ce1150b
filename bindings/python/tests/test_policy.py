"""Policies: where they come from, what is wrong with them, and how they travel."""

import pickle

import pytest

import discretion

KEY = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889"
LIST = 'discretion = 1\nname = "acme"\n[[confidential]]\nid = "names"\nterms_file = '


def test_a_policy_is_read_from_a_file_with_all_that_it_extends(tmp_path):
    (tmp_path / "base.toml").write_text('discretion = 1\nname = "base"\n[[tone]]\nid = "hype"\nterms = ["hype"]\n')
    (tmp_path / "acme.toml").write_text('discretion = 1\nname = "acme"\nversion = "3"\nextends = ["base.toml"]\n')
    policy = discretion.Policy.load(tmp_path / "acme.toml")
    assert (policy.name, policy.version, policy.rules) == ("acme", "3", ["base/hype"])
    assert sorted(policy.files) == [str(tmp_path / "acme.toml"), str(tmp_path / "base.toml")]
    assert discretion.check("All hype.", tmp_path / "acme.toml").warnings[0].rule == "base/hype"


def test_a_text_extends_the_files_that_come_with_it():
    base = 'discretion = 1\nname = "base"\n[[tone]]\nid = "hype"\nterms = ["hype"]\n'
    text = 'discretion = 1\nname = "acme"\nextends = ["base.toml"]\n'
    assert discretion.Policy.parse(text, files={"base.toml": base}).rules == ["base/hype"]
    with pytest.raises(discretion.PolicyError):
        discretion.Policy.parse(text)


def test_a_refused_policy_tells_all_its_problems_with_their_places():
    text = 'discretion = 1\nname = "acme"\n[[confidential]]\nid = "falcon"\ntermz = ["Falcon"]\nseverity = "hihg"\n'
    with pytest.raises(discretion.PolicyError) as refused:
        discretion.Policy.parse(text, "acme.toml")
    error = refused.value
    places = [(issue.code, issue.file, issue.line, issue.column) for issue in error.issues]
    assert places == [("unknown-key", "acme.toml", 5, 1), ("unknown-word", "acme.toml", 6, 12)]
    assert error.issues[0].help == "did you mean `terms`?"
    assert text.encode()[slice(*error.issues[0].span)] == b"termz"
    assert str(error).startswith("acme.toml:5:1: unknown key `termz`")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.issues) == (str(error), error.issues)
    with pytest.raises(discretion.PolicyError, match="nowhere.toml"):
        discretion.Policy.load("nowhere.toml")


def test_a_policy_travels_with_its_files_and_lists(tmp_path):
    (tmp_path / "names.txt").write_text("Halcyon\n")
    (tmp_path / "acme.toml").write_text(LIST + '"names.txt"\n')
    checker = discretion.Checker(discretion.Policy.load(tmp_path / "acme.toml"))
    carried = pickle.dumps(checker)
    for file in tmp_path.iterdir():
        file.unlink()
    again = pickle.loads(carried)
    assert again.policy.digest == checker.policy.digest
    assert again.check("Halcyon").to_dict()["warnings"] == checker.check("Halcyon").to_dict()["warnings"] != []
    assert pickle.loads(pickle.dumps(again)).policy.digest == checker.policy.digest


def test_a_policy_that_has_changed_on_the_disk_does_not_travel(tmp_path):
    (tmp_path / "acme.toml").write_text('discretion = 1\nname = "acme"\n[[tone]]\nid = "hype"\nterms = ["hype"]\n')
    policy = discretion.Policy.load(tmp_path / "acme.toml")
    (tmp_path / "acme.toml").write_text('discretion = 1\nname = "acme"\n[[tone]]\nid = "hype"\nterms = ["hyper"]\n')
    with pytest.raises(ValueError, match="has changed"):
        pickle.dumps(policy)


def test_lists_come_from_the_environment_or_from_the_caller(tmp_path, monkeypatch):
    policy = discretion.Policy.parse(LIST + '{ path_env = "ACME_NAMES" }\n')
    with pytest.raises(discretion.PolicyError, match="ACME_NAMES") as refused:
        discretion.Checker(policy)
    assert refused.value.issues[0].withheld
    given = discretion.Checker(policy, terms={"ACME_NAMES": "Halcyon\nFalcon\n"}, mask="none")
    assert [warning.text for warning in given.check("Halcyon").warnings] == ["Halcyon"]
    assert pickle.loads(pickle.dumps(given)).check("Falcon").blocks
    (tmp_path / "names.txt").write_text("Falcon\n")
    monkeypatch.setenv("ACME_NAMES", str(tmp_path / "names.txt"))
    read = discretion.Checker(policy).check("Halcyon, Falcon").warnings
    # What is kept elsewhere is hidden unless somebody asks for it.
    assert [(warning.text, warning.masked, warning.chars) for warning in read] == [("•••", True, (9, 15))]


def test_a_key_that_is_none_is_refused_without_quoting_it(policy):
    with pytest.raises(ValueError, match="the key `K`") as refused:
        discretion.Checker(policy, keys={"K": "correct horse battery"})
    assert "horse" not in str(refused.value)
    assert discretion.Checker(policy, keys={"K": KEY}).check("Halcyon").blocks


def test_nobody_makes_a_policy_of_nothing():
    with pytest.raises(TypeError, match="Policy.load"):
        discretion.Policy()
