//! The moment at which a draft is to appear, by its own word, in the forms that site generators write.

use super::Zone;
use crate::moment::Moment;
use jiff::civil::{Date, DateTime, Time};

/// A date as a draft gives it, before it is known in which time zone its day lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PublicationDate {
    /// An instant: date, time and offset.
    Instant(Moment),
    /// A date and a time of some clock.
    Clock(DateTime),
    /// A day.
    Day(Date),
}

/// The stretch of time in which a draft may appear: an instant, or a day from its first second to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Publication {
    /// The earliest moment.
    pub(crate) first: Moment,
    /// The latest one.
    pub(crate) last: Moment,
}

impl From<Moment> for Publication {
    fn from(moment: Moment) -> Self {
        Self { first: moment, last: moment }
    }
}

impl PublicationDate {
    /// Reads `2027-03-02`, `2027-03-02 10:00:00`, `2027-03-02T10:00:00Z`, `2027-03-02 10:00:00 +0100`: what Hugo,
    /// Jekyll, Hexo, Docusaurus, Astro and Eleventy document. Month, day and hour may have one digit; fractions of a
    /// second are dropped; the offset may be `Z`, `UTC`, `+01`, `+0100` or `+01:00`. Anything else gives nothing, a
    /// time without seconds and offset included: it may as well be a slip.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let border = text.find([' ', '\t', 'T', 't']);
        let (date, rest) = border.map_or((text, ""), |at| text.split_at(at));
        let date = day(date)?;
        let Some(rest) = rest.strip_prefix(['T', 't', ' ', '\t']).map(str::trim_start) else {
            return Some(Self::Day(date));
        };
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
        let (time, zone) = rest.split_at(end);
        let (time, has_seconds) = clock(time)?;
        let written = date.to_datetime(time);
        match zone.trim_start() {
            "" if has_seconds => Some(Self::Clock(written)),
            "" => None,
            zone => {
                let instant = Zone::default().instant(written)?;
                Some(Self::Instant(Moment::from_unix(instant.unix() - offset(zone)?)))
            }
        }
    }

    /// The day with which a date of a draft begins, whatever follows it.
    pub(crate) fn written_day(text: &str) -> Option<Date> {
        day(text.trim().split([' ', '\t', 'T', 't']).next()?)
    }

    /// The stretch of time that it means in a zone.
    pub(crate) fn within(self, zone: &Zone) -> Option<Publication> {
        match self {
            Self::Instant(moment) => Some(moment.into()),
            Self::Clock(written) => zone.instant(written).map(Publication::from),
            Self::Day(day) => {
                let first = zone.instant(day.to_datetime(Time::midnight()))?;
                let next = zone.instant(day.tomorrow().ok()?.to_datetime(Time::midnight()))?;
                Some(Publication { first, last: Moment::from_unix(next.unix() - 1) })
            }
        }
    }
}

/// A number of so many digits at most.
fn number(text: &str, most: usize) -> Option<i8> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// `2027-03-02`, `2027-3-2`, `2027/03/02`.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let year = if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) {
        year.parse().ok()?
    } else {
        return None;
    };
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, number(month, 2)?, number(day, 2)?).ok()
}

/// `10:00`, `10:00:00`, `9:00:00.5`, and whether it has seconds.
fn clock(text: &str) -> Option<(Time, bool)> {
    let whole = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    let parts: Vec<&str> = whole.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, None),
        [hour, minute, second] => (hour, minute, Some(second)),
        _ => return None,
    };
    let seconds = second.map_or(Some(0), |second| number(second, 2))?;
    let time = Time::new(number(hour, 2)?, number(minute, 2)?, seconds, 0).ok()?;
    Some((time, second.is_some()))
}

/// The seconds that a clock with such an offset is ahead of UTC.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = match digits.split_once(':') {
        Some((hours, minutes)) if hours.len() == 2 && minutes.len() == 2 => [hours, minutes].concat(),
        Some(_) => return None,
        None if digits.len() == 2 => format!("{digits}00"),
        None => digits.to_owned(),
    };
    let (hours, minutes) = (digits.len() == 4).then(|| digits.split_at_checked(2))??;
    let (hours, minutes) = (i64::from(number(hours, 2)?), i64::from(number(minutes, 2)?));
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and the last moment of what a draft says, in Paris.
    fn told(text: &str) -> String {
        let paris = Zone::named("Europe/Paris").expect("the zone is known");
        let Some(date) = PublicationDate::parse(text) else { return "nothing".to_owned() };
        let Publication { first, last } = date.within(&paris).expect("it is in range");
        if first == last { first.to_string() } else { format!("{first} to {last}") }
    }

    #[test]
    fn dates_are_read_as_generators_write_them() {
        for (text, expected) in [
            ("2027-03-02", "2027-03-01T23:00:00Z to 2027-03-02T22:59:59Z"),
            ("2027-3-2", "2027-03-01T23:00:00Z to 2027-03-02T22:59:59Z"),
            ("2027/03/02", "2027-03-01T23:00:00Z to 2027-03-02T22:59:59Z"),
            ("2027-03-28", "2027-03-27T23:00:00Z to 2027-03-28T21:59:59Z"),
            ("2027-03-02 10:00:00 +0100", "2027-03-02T09:00:00Z"),
            ("2027-03-02 10:00:00 -05:30", "2027-03-02T15:30:00Z"),
            ("2027-03-02 10:00 +0100", "2027-03-02T09:00:00Z"),
            ("2027-03-02T10:00:00Z", "2027-03-02T10:00:00Z"),
            ("2027-03-02t10:00:00.250z", "2027-03-02T10:00:00Z"),
            ("2027-03-02 10:00:00 UTC", "2027-03-02T10:00:00Z"),
            ("2027-03-02T10:00:00+01", "2027-03-02T09:00:00Z"),
            ("2027-03-02 10:00:00", "2027-03-02T09:00:00Z"),
            ("2027-3-2 9:05:07", "2027-03-02T08:05:07Z"),
            ("  2027-07-02T10:00:00  ", "2027-07-02T08:00:00Z"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn the_day_is_read_whatever_follows() {
        for (text, expected) in [
            ("2027-04-03", Some("2027-04-03")),
            (" 2027/4/3 09:00", Some("2027-04-03")),
            ("2027-04-03t10:00 or later", Some("2027-04-03")),
            ("2027-00-03", None),
            ("2027-04-31", None),
            ("27-04-03", None),
            ("soon", None),
            ("", None),
        ] {
            let day = PublicationDate::written_day(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_may_be_a_slip_is_no_date() {
        for text in [
            "",
            "soon",
            "tomorrow at noon",
            "02/03/2027",
            "2027-02-30",
            "2027-13-01",
            "27-03-02",
            "2027-03",
            "2027-03-02T",
            "2027-03-02 09:00",
            "2027-03-02 25:00:00",
            "2027-03-02 10:00:00 CET",
            "2027-03-02 10:00:00 +1",
            "2027-03-02 10:00:00 +9999",
            "2027-03-02 10:00:00.",
            "2027-03-02-04",
            "Mar 2, 2027",
            "2027-03-02 10",
            "２０２７-03-02",
        ] {
            assert_eq!(told(text), "nothing", "{text}");
        }
    }
}
