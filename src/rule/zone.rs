//! A time zone: where a policy's days begin and end.

use super::Value;
use crate::language::Language;
use crate::moment::Moment;
use crate::rule::fill;
use crate::table::Cause;
use jiff::Timestamp;
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

/// How instants are told to people: in a language, by the clocks of a time zone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calendar<'z> {
    /// The language.
    pub(crate) language: Language,
    /// The time zone.
    pub(crate) zone: &'z Zone,
}

impl Calendar<'_> {
    /// An instant: `1 March 2027 at 09:00 (Europe/Paris)`. One that is too far away for a calendar is told as it is stored.
    pub(crate) fn date(self, moment: Moment) -> String {
        let Ok(instant) = Timestamp::from_second(moment.unix()) else { return moment.to_string() };
        let there = self.zone.0.to_datetime(instant);
        let texts = self.language.data().texts.dates;
        let month = usize::try_from(there.month() - 1).ok().and_then(|month| texts.months.get(month));
        let day = if there.day() == 1 { texts.first.to_owned() } else { there.day().to_string() };
        let seconds = if there.second() == 0 { String::new() } else { format!(":{:02}", there.second()) };
        let time = format!("{:02}:{:02}{seconds}", there.hour(), there.minute());
        let year = there.year().to_string();
        fill(texts.form, |name| match name {
            "day" => Some(day.as_str()),
            "month" => month.copied(),
            "year" => Some(year.as_str()),
            "time" => Some(time.as_str()),
            "zone" => Some(self.zone.0.iana_name().unwrap_or("UTC")),
            _ => None,
        })
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

    #[test]
    fn an_instant_is_told_in_a_language_and_by_the_clocks_of_a_zone() {
        let moment = |text: &str| Moment::parse(text).expect("an instant");
        let [utc, paris, york] =
            ["UTC", "europe/paris", "America/New_York"].map(|name| Zone::named(name).expect("it is known"));
        let told = |zone: &Zone, language, text: &str| Calendar { language, zone }.date(moment(text));
        for (zone, text, english, french) in [
            (
                &paris,
                "2027-03-01T09:00:00+01:00",
                "1 March 2027 at 09:00 (Europe/Paris)",
                "1er mars 2027 à 09:00 (Europe/Paris)",
            ),
            (&utc, "2027-03-01T09:00:00+01:00", "1 March 2027 at 08:00 (UTC)", "1er mars 2027 à 08:00 (UTC)"),
            (
                &paris,
                "2027-08-14T22:00:00Z",
                "15 August 2027 at 00:00 (Europe/Paris)",
                "15 août 2027 à 00:00 (Europe/Paris)",
            ),
            (
                &york,
                "2027-01-01T00:00:00Z",
                "31 December 2026 at 19:00 (America/New_York)",
                "31 décembre 2026 à 19:00 (America/New_York)",
            ),
            (&utc, "2026-12-31T23:59:59Z", "31 December 2026 at 23:59:59 (UTC)", "31 décembre 2026 à 23:59:59 (UTC)"),
        ] {
            assert_eq!(told(zone, Language::English, text), english);
            assert_eq!(told(zone, Language::French, text), french);
        }
        let far =
            Calendar { language: Language::English, zone: &paris }.date(Moment::from_unix(i64::from(i32::MAX) * 1_000));
        assert!(far.ends_with('Z'), "{far}");
    }
}
