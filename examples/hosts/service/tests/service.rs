//! The service as a process, over real connections.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const POLICY: &str = "discretion = 1\nname = \"acme\"\nversion = \"1\"\nextends = [\"names.toml\"]\n[channels.blog]\n\
                      [[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
const NAMES: &str = "discretion = 1\nname = \"names\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n\
                     severity = \"critical\"\n";

/// A running service; dropped, it ends.
struct Running {
    process: Child,
    address: String,
    folder: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn start(name: &str, limits: &[(&str, &str)]) -> Running {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("acme.toml"), POLICY).expect("the folder can be written to");
    fs::write(folder.join("names.toml"), NAMES).expect("the folder can be written to");
    let mut service = Command::new(env!("CARGO_BIN_EXE_discretion-service"));
    service.args(["acme.toml", "127.0.0.1:0"]).current_dir(&folder).stdout(Stdio::piped());
    let mut process = service.envs(limits.iter().copied()).spawn().expect("it is built");
    let mut line = String::new();
    let output = process.stdout.take().expect("it is a pipe");
    BufReader::new(output).read_line(&mut line).expect("it says where it listens");
    let address = line.trim().strip_prefix("listening on ").expect("it listens").to_owned();
    Running { process, address, folder }
}

impl Running {
    /// Sends a request as it is written, and gives the status, the head and the body of the answer.
    fn send(&self, request: &[u8]) -> (u16, String, Value) {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("it is a socket");
        // A service that refuses a body need not read it.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).expect("it is text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("it has a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("it has a status");
        (status, head.to_lowercase(), serde_json::from_str(body).unwrap_or_default())
    }

    fn get(&self, path: &str) -> Value {
        let (status, _, body) =
            self.send(format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").as_bytes());
        assert_eq!(status, 200, "{path}");
        body
    }

    fn post(&self, body: &str) -> (u16, String, Value) {
        self.post_as("application/json", body)
    }

    fn post_as(&self, kind: &str, body: &str) -> (u16, String, Value) {
        let head = format!(
            "POST /check HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        self.send(&[head.as_bytes(), body.as_bytes()].concat())
    }

    fn check(&self, request: &Value) -> (u16, Value) {
        let (status, _, body) = self.post(&request.to_string());
        (status, body)
    }
}

/// Asserts that a value is what the description says of one of its schemas.
fn assert_described(description: &Value, name: &str, value: &Value) {
    let mut schema = description.clone();
    schema["$ref"] = json!(format!("#/components/schemas/{name}"));
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let wrong: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{name}: {wrong:#?}\n{value:#}");
}

#[test]
fn requests_and_answers_are_as_the_service_describes_them() {
    let service = start("described", &[]);
    let description = service.get("/openapi.json");
    assert_eq!(description, discretion_service::description());
    for (request, verdict) in [
        (json!({ "text": "All is well." }), "pass"),
        (json!({ "text": "Meet *Falcon*!", "format": "markdown", "path": "a/b.md", "channel": "blog" }), "block"),
        (json!({ "text": "<p>Meet <b>Fal</b>con", "format": "html", "language": "en", "author": "jane" }), "block"),
        (json!({ "text": "", "format": null }), "pass"),
    ] {
        assert_described(&description, "CheckRequest", &request);
        let (status, report) = service.check(&request);
        assert_eq!((status, report["verdict"].as_str()), (200, Some(verdict)), "{report:#}");
        assert_eq!((&report["version"], &report["policy"]["name"]), (&json!(1), &json!("acme")));
        assert_described(&description, "report", &report);
    }
    assert_described(&description, "Health", &service.get("/health"));
}

#[test]
fn wrong_requests_are_told_what_is_wrong() {
    let service = start("wrong", &[("MAX_BODY", "2000")]);
    let description = service.get("/openapi.json");
    let large = json!({ "text": "a ".repeat(2000) }).to_string();
    for (kind, body, status, detail) in [
        ("application/json", "{", 400, "EOF"),
        ("application/json", "{\"txt\": \"a\"}", 422, "unknown field `txt`"),
        ("application/json", "{\"text\": \"a\", \"channel\": \"blgo\"}", 422, "did you mean `blog`?"),
        ("application/json", "{\"text\": \"a\", \"format\": \"markdwon\"}", 422, "did you mean `markdown`?"),
        ("text/plain", "{\"text\": \"a\"}", 415, "application/json"),
        ("application/json", large.as_str(), 413, "limit"),
    ] {
        let (found, head, problem) = service.post_as(kind, body);
        assert_eq!(found, status, "{body:.40}: {problem}");
        assert!(problem["detail"].as_str().is_some_and(|told| told.contains(detail)), "{problem}");
        assert!(head.contains("content-type: application/problem+json"), "{head}");
        assert_described(&description, "Problem", &problem);
    }
    let (status, _, problem) = service.send(b"GET /no HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert_eq!(status, 404);
    assert_described(&description, "Problem", &problem);
}

#[test]
fn too_many_checks_at_once_are_sent_away() {
    let service = start("busy", &[("MAX_CHECKS", "1")]);
    let long = json!({ "text": "We have news for you and for all of us. ".repeat(20_000) }).to_string();
    let statuses = thread::scope(|scope| {
        let posts: Vec<_> = (0..8).map(|_| scope.spawn(|| service.post(&long))).collect();
        posts.into_iter().map(|post| post.join().expect("it is answered")).collect::<Vec<_>>()
    });
    let busy: Vec<_> = statuses.iter().filter(|(status, ..)| *status == 503).collect();
    assert!(statuses.iter().all(|(status, ..)| [200, 503].contains(status)));
    assert!(!busy.is_empty() && busy.len() < 8, "{}", busy.len());
    assert!(busy.iter().all(|(_, head, _)| head.contains("retry-after: 1")));
    assert_eq!(service.check(&json!({ "text": "a" })).0, 200, "its place is free again");
}

#[test]
fn nobody_waits_for_a_slow_request() {
    let service = start("slow", &[("MAX_MILLISECONDS", "400")]);
    let begun = Instant::now();
    // The body never comes.
    let head = "POST /check HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{";
    let (status, ..) = service.send(head.as_bytes());
    assert_eq!(status, 504);
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn the_policy_in_force_is_that_of_the_files() {
    let service = start("followed", &[]);
    let blocks = |text: &str| service.check(&json!({ "text": text })).1["verdict"] == "block";
    let wait = |what: &str, is_so: &dyn Fn(&Value) -> bool| {
        let begun = Instant::now();
        while !is_so(&service.get("/health")) {
            assert!(begun.elapsed() < Duration::from_secs(20), "{what}");
            thread::sleep(Duration::from_millis(50));
        }
    };
    assert!(blocks("Meet Falcon.") && !blocks("Meet Halcyon."));
    let first = service.get("/health")["policy"]["digest"].clone();

    // A file that it extends counts as much as its own.
    fs::write(service.folder.join("names.toml"), NAMES.replace("Falcon", "Halcyon")).expect("it can be written to");
    wait("the change of a layer", &|health| health["policy"]["digest"] != first);
    assert!(!blocks("Meet Falcon.") && blocks("Meet Halcyon."));

    // A policy that is refused changes nothing.
    fs::write(service.folder.join("names.toml"), "discretion = 1\ntermz = 1\n").expect("it can be written to");
    wait("the refusal", &|health| health["refused"].as_str().is_some_and(|told| told.contains("unknown key `termz`")));
    assert!(blocks("Meet Halcyon."));

    fs::write(service.folder.join("names.toml"), NAMES).expect("it can be written to");
    wait("the mended policy", &|health| health["refused"].is_null() && health["policy"]["digest"] == first);
    assert!(blocks("Meet Falcon."));
}
