//! The clock of the machine.

use anyhow::Context;
use discretion::moment::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// The present moment.
pub(crate) fn now() -> anyhow::Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970; use --at")?;
    Ok(Moment::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)))
}
