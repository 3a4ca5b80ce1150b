//! The crates that embedders build with the library are those of docs/dependencies.md: each direct one has its reason
//! there, and their number is the one that the page gives. So no change adds a crate unnoticed. The lowest version of
//! each is the one that all tests run with.
#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const PAGE: &str = include_str!("../../docs/dependencies.md");

/// The platform on which they are counted; others need a few more or less.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// What cargo says of the lock file, without a network.
fn cargo(arguments: &[&str]) -> String {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).args(["--locked", "--offline"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it is text")
}

/// The packages of the lock file.
fn metadata() -> Value {
    let metadata = cargo(&["metadata", "--format-version", "1", "--filter-platform", PLATFORM]);
    serde_json::from_str(&metadata).expect("it is JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The ids of the packages that one needs to run or to be built.
fn needed<'m>(metadata: &'m Value, package: &str) -> Vec<&'m str> {
    let nodes = list(&metadata["resolve"], "nodes");
    let node = nodes.iter().find(|node| node["id"] == package).expect("each package is resolved");
    let is_normal = |dep: &&Value| list(dep, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
    list(node, "deps").iter().filter(is_normal).filter_map(|dep| dep["pkg"].as_str()).collect()
}

#[test]
fn each_dependency_asks_for_the_version_that_is_tested() {
    let metadata = metadata();
    let packages = list(&metadata, "packages");
    let locked = |name: &Value, version: &str| {
        let is_it = |package: &Value| {
            let own = package["version"].as_str().and_then(|own| own.split('+').next());
            package["name"] == *name && own == Some(version)
        };
        packages.iter().any(is_it)
    };
    let ours = packages.iter().filter(|package| package["source"].is_null());
    for dependency in ours.flat_map(|package| list(package, "dependencies")).filter(|dep| !dep["source"].is_null()) {
        let lowest = dependency["req"].as_str().expect("a text").trim_start_matches('^');
        assert!(locked(&dependency["name"], lowest), "{}: {lowest} is not what Cargo.lock has", dependency["name"]);
    }
}

/// The versions of each crate that a lock file has.
fn locked(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let lock: toml::Table = toml::from_str(file).expect("it is a lock file");
    let mut crates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock["package"].as_array().expect("a list") {
        let text = |key: &str| package[key].as_str().expect("a text").to_owned();
        crates.entry(text("name")).or_default().insert(text("version"));
    }
    crates
}

/// Else a run of all tests would compile some crates twice, and the examples would not show what is tested.
#[test]
fn the_examples_for_hosts_use_the_versions_of_the_project() {
    let ours = locked(include_str!("../../Cargo.lock"));
    for (name, versions) in locked(include_str!("../../examples/hosts/Cargo.lock")) {
        if let Some(known) = ours.get(&name) {
            assert!(versions.is_subset(known), "{name}: {versions:?} of examples/hosts, {known:?} here");
        }
    }
}

/// The wheel has the program in it, and says what it says.
#[test]
fn the_python_package_uses_the_versions_of_the_project() {
    let ours = locked(include_str!("../../Cargo.lock"));
    for (name, versions) in locked(include_str!("../../bindings/python/Cargo.lock")) {
        if let Some(known) = ours.get(&name) {
            // What Arrow needs may be there in another version, besides.
            assert!(
                !versions.is_disjoint(known) || OF_ARROW.contains(&name.as_str()),
                "{name}: {versions:?}, {known:?} here"
            );
        }
    }
}

/// Crates that both have for different reasons: here they come with tests.
const OF_ARROW: [&str; 1] = ["num-bigint"];

#[test]
fn the_page_names_and_counts_the_crates_of_the_library() {
    let metadata = metadata();
    let packages = list(&metadata, "packages");
    let name =
        |id: &str| packages.iter().find(|package| package["id"] == id).and_then(|package| package["name"].as_str());
    let library = packages.iter().find(|package| package["name"] == "discretion").expect("it is here");
    let library = library["id"].as_str().expect("a text");
    let direct: BTreeSet<&str> = needed(&metadata, library).into_iter().filter_map(name).collect();
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.collect::<BTreeSet<_>>(), direct, "docs/dependencies.md has a reason for each");

    // Features that tests or the program ask for are no matter of embedders, and cargo's metadata holds them all.
    let tree = cargo(&["tree", "-p", "discretion", "-e", "normal", "--prefix", "none", "--no-dedupe"]);
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    let said = format!("Embedders build {} crates besides the library", crates.len() - 1);
    assert!(PAGE.contains(&said), "{said}");
}
