//! A time zone: where a policy's days begin and end.

use super::Value;
use crate::moment::Moment;
use crate::table::Cause;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A time zone of the IANA database; UTC unless a policy says otherwise. The rules of all zones are part of the
/// library, so that a date means the same on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Zone(TimeZone);

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

impl Zone {
    /// The zone of a name such as `Europe/Paris`, in any case; nothing where there is none.
    pub(crate) fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// The instant of a date and time in the zone. One that a change of the clocks skips is the instant after the gap
    /// as long as it was before; of one that comes twice it is the first (RFC 5545, section 3.3.5).
    pub(crate) fn instant(&self, written: DateTime) -> Option<Moment> {
        let instant = self.0.to_ambiguous_timestamp(written).compatible().ok()?;
        Some(Moment::from_unix(instant.as_second()))
    }
}

impl Value<'_> {
    /// The name of a time zone.
    pub(crate) fn zone(self) -> Option<Zone> {
        let name = self.text("time zone")?;
        let zone = Zone::named(name);
        if zone.is_none() {
            let help = self.lowering.suggest(
                name,
                jiff::tz::db()
                    .available()
                    .map(|known| known.to_string())
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str),
            );
            self.note_with_help(
                Cause::Unknown { what: "time zone", found: self.quote(name), expected: Vec::new() },
                help,
            );
        }
        zone
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_knows_its_summer_time() {
        let paris = Zone::named("europe/paris").expect("the zone is known");
        for (written, utc) in [
            ("2027-03-01T09:00:00", "2027-03-01T08:00:00Z"),
            ("2027-07-01T09:00:00", "2027-07-01T07:00:00Z"),
            ("2027-03-28T02:30:00", "2027-03-28T01:30:00Z"),
            ("2027-10-31T02:30:00", "2027-10-31T00:30:00Z"),
        ] {
            let moment = paris.instant(written.parse().expect("a date and a time")).expect("it is in range");
            assert_eq!(moment.to_string(), utc);
        }
        assert_eq!(Zone::named("Europe/Pairs"), None);
    }
}
