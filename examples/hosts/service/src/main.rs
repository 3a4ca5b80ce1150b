//! `discretion-service POLICY [ADDRESS]`

use anyhow::Context;
use discretion_service::{KeptPolicy, Limits, router};
use std::env;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{MissedTickBehavior, interval};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = env::args().skip(1);
    let file = arguments.next().context("usage: discretion-service POLICY [ADDRESS]")?;
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let number = |name: &str, default| env::var(name).map_or(Ok(default), |value| value.parse());
    let limits = Limits {
        body: number("MAX_BODY", 1 << 20)?,
        at_once: number("MAX_CHECKS", 64)?,
        patience: Duration::from_millis(number("MAX_MILLISECONDS", 10_000)? as u64),
    };
    let policy = Arc::new(KeptPolicy::load(file)?);
    let listener = TcpListener::bind(&address).await.with_context(|| format!("cannot listen on {address}"))?;
    println!("listening on {}", listener.local_addr()?);

    let followed = Arc::clone(&policy);
    tokio::spawn(async move {
        let mut beat = interval(Duration::from_secs(1));
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            beat.tick().await;
            let policy = Arc::clone(&followed);
            // Files are read and a checker is made: not on a thread that serves.
            let _ = tokio::task::spawn_blocking(move || policy.follow()).await;
        }
    });
    axum::serve(listener, router(policy, limits)).with_graceful_shutdown(stop()).await?;
    Ok(())
}

/// Ends with the first sign to stop; requests that are under way are answered.
async fn stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(signal) => signal,
            Err(_) => return drop(interrupted.await),
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
