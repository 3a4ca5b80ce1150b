//! A web service that checks drafts: `POST /check`.
//!
//! It follows its policy: [`KeptPolicy`] reads it again where one of its files changes, and keeps the one in force where
//! the new one is refused. [`Limits`] bound what a request may cost. `GET /openapi.json` describes the service, and
//! `GET /health` says which policy is in force.

mod kept;
mod problem;

pub use kept::KeptPolicy;

use axum::Router;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Json, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use discretion::draft::Format;
use discretion::report::Masking;
use discretion::{Checker, Draft};
use problem::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// What a request may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes of a body.
    pub body: usize,
    /// The most checks at once; a request beyond is told to come back.
    pub at_once: usize,
    /// The longest time from the head of a request to its answer.
    pub patience: Duration,
}

#[derive(Clone)]
struct Service {
    policy: Arc<KeptPolicy>,
    limits: Limits,
    places: Arc<Semaphore>,
}

/// The service, to be served.
pub fn router(policy: Arc<KeptPolicy>, limits: Limits) -> Router {
    let service = Service { policy, limits, places: Arc::new(Semaphore::new(limits.at_once)) };
    Router::new()
        .route("/check", post(check))
        .route("/health", get(health))
        .route("/openapi.json", get(async || Json(description())))
        .fallback(async || Problem::new(StatusCode::NOT_FOUND, "there is no such page"))
        .layer(middleware::from_fn_with_state(service.clone(), in_time))
        .layer(DefaultBodyLimit::max(limits.body))
        .with_state(service)
}

/// The body of `POST /check`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRequest {
    text: String,
    format: Option<String>,
    path: Option<String>,
    channel: Option<String>,
    author: Option<String>,
    audience: Option<String>,
    language: Option<String>,
}

async fn check(
    State(service): State<Service>,
    body: Result<Json<CheckRequest>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(request) = body?;
    let place = Arc::clone(&service.places).try_acquire_owned().map_err(|_| Problem::busy())?;
    let checker = service.policy.checker();
    let checked = spawn_blocking(move || {
        let answer = answer(&checker, &request);
        // A check that nobody waits for any more keeps its place until it ends.
        drop(place);
        answer
    });
    checked.await.map_err(|_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "the check did not end"))?
}

/// Checks the draft of a request. Its cost is linear in the length of the text.
fn answer(checker: &Checker, request: &CheckRequest) -> Result<Response, Problem> {
    let format: Format = request.format.as_deref().map_or(Ok(Format::Markdown), str::parse)?;
    let mut draft = Draft::new(&request.text, format);
    if let Some(path) = &request.path {
        draft = draft.path(path);
    }
    if let Some(channel) = &request.channel {
        draft = draft.channel(channel);
    }
    if let Some(author) = &request.author {
        draft = draft.author(author);
    }
    if let Some(audience) = &request.audience {
        draft = draft.audience(audience);
    }
    if let Some(language) = &request.language {
        draft = draft.language(language);
    }
    checker.knows(&draft)?;
    let report = checker.check(&draft).masked(Masking::Sealed);
    Ok(Json(report.json()).into_response())
}

async fn health(State(service): State<Service>) -> Response {
    let checker = service.policy.checker();
    let identity = checker.policy().identity();
    let policy = json!({
        "name": identity.name(),
        "version": identity.version(),
        "digest": identity.digest_of_files(),
    });
    Json(json!({ "policy": policy, "refused": service.policy.refused() })).into_response()
}

/// Gives up on a request that takes too long, its body included.
async fn in_time(State(service): State<Service>, request: Request, next: Next) -> Response {
    let answered = timeout(service.limits.patience, next.run(request)).await;
    answered.unwrap_or_else(|_| Problem::new(StatusCode::GATEWAY_TIMEOUT, "the check took too long").into_response())
}

/// The OpenAPI description: what this service says of itself, with the schema of reports as the library has it.
pub fn description() -> Value {
    let mut description: Value = serde_json::from_str(include_str!("openapi.json")).expect("it is JSON");
    let schema = discretion::emit::schema().replace("#/$defs/", "#/components/schemas/");
    let mut schema: Value = serde_json::from_str(&schema).expect("it is JSON");
    if let (Some(own), Value::Object(reports)) =
        (description["components"]["schemas"].as_object_mut(), schema["$defs"].take())
    {
        own.extend(reports);
    }
    description
}
