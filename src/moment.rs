//! Instants: when a draft is published, and from and until when rules are in force.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// An instant, to the second, as seconds since 1970-01-01T00:00:00Z.
///
/// ```
/// use discretion::moment::Moment;
///
/// let paris = Moment::parse("2026-10-01T09:00:00+02:00").expect("a date, a time and an offset");
/// let utc = Moment::parse("2026-10-01T07:00:00Z").expect("a date, a time and an offset");
/// assert_eq!(paris, utc);
/// assert_eq!(paris.to_string(), "2026-10-01T07:00:00Z");
/// assert_eq!(Moment::parse("2026-10-01"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The instant so many seconds after the Unix epoch.
    #[must_use]
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the Unix epoch.
    #[must_use]
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Reads a date and a time with an offset as RFC 3339 writes them, `T` or one space between; fractions of a
    /// second are dropped. Anything else, a date without an offset included, gives nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let written = text.trim().replacen(' ', "T", 1);
        let date_time: toml::value::Datetime = written.parse().ok()?;
        Self::from_toml(&date_time)
    }

    /// Reads what [`Moment::parse`] reads, or a date alone, which stands for its first instant in UTC.
    pub(crate) fn of_day(text: &str) -> Option<Self> {
        Self::parse(text).or_else(|| Self::parse(&format!("{}T00:00:00Z", text.trim())))
    }

    /// The instant of a TOML date-time; nothing where it has no date, no time or no offset.
    pub(crate) fn from_toml(written: &toml::value::Datetime) -> Option<Self> {
        let (date, time, offset) = (written.date?, written.time?, written.offset?);
        let minutes = match offset {
            toml::value::Offset::Z => 0,
            toml::value::Offset::Custom { minutes } => i64::from(minutes),
        };
        let days = days_from_civil(i64::from(date.year), i64::from(date.month), i64::from(date.day));
        let of_day = i64::from(time.hour) * 3600 + i64::from(time.minute) * 60 + i64::from(time.second.unwrap_or(0));
        Some(Self(days * 86_400 + of_day - minutes * 60))
    }
}

/// The last whole second. Times that no 64-bit number of seconds holds become the nearest that one does.
///
/// ```
/// use discretion::moment::Moment;
/// use std::time::{Duration, UNIX_EPOCH};
///
/// let moment = Moment::from(UNIX_EPOCH + Duration::from_millis(1_790_000_000_750));
/// assert_eq!(moment, Moment::from_unix(1_790_000_000));
/// ```
impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        Self(match time.duration_since(UNIX_EPOCH) {
            Ok(after) => whole(after.as_secs()),
            Err(before) => {
                let before = before.duration();
                // A part of a second belongs to the second that begins before it.
                -whole(before.as_secs()).saturating_add(i64::from(before.subsec_nanos() > 0))
            }
        })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, of_day) = (self.0.div_euclid(86_400), self.0.rem_euclid(86_400));
        let (year, month, day) = civil_from_days(days);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", `days_from_civil`).
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a number of days since 1970-01-01: the inverse, from the same source.
const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        for days in -150_000..150_000 {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(civil_from_days(0), (1970, 1, 1));
    }

    #[test]
    fn a_day_begins_at_midnight_in_utc() {
        let of_day = |text: &str| Moment::of_day(text).map(|moment| moment.to_string());
        assert_eq!(of_day("2026-12-31").as_deref(), Some("2026-12-31T00:00:00Z"));
        assert_eq!(of_day("2026-12-31T09:00:00+01:00").as_deref(), Some("2026-12-31T08:00:00Z"));
        for text in ["2026-12-31T09:00:00", "2026-02-30", "31/12/2026", "09:00:00", ""] {
            assert_eq!(of_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_system_time_is_its_last_whole_second() {
        for (milliseconds, second) in [
            (0, 0),
            (999, 0),
            (1_000, 1),
            (-1, -1),
            (-999, -1),
            (-1_000, -1),
            (-1_001, -2),
            (1_790_000_000_001, 1_790_000_000),
        ] {
            let distance = Duration::from_millis(i64::unsigned_abs(milliseconds));
            let time = if milliseconds < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance };
            assert_eq!(Moment::from(time), Moment::from_unix(second), "{milliseconds}");
        }
    }

    #[test]
    fn an_offset_is_mandatory() {
        for text in ["2026-10-01", "2026-10-01T09:00:00", "09:00:00", "soon", ""] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
        assert_eq!(
            Moment::parse("2026-10-01 09:00:00.5Z").map(|m| m.to_string()).as_deref(),
            Some("2026-10-01T09:00:00Z")
        );
    }
}
