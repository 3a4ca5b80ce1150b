//! Instants as a policy writes them.

use super::Value;
use crate::moment::Moment;
use crate::table::Cause;
use toml::de::DeValue;

/// How to write an instant.
const EXAMPLE: &str = "write it like `2027-03-01T09:00:00+01:00`, without quotes";

impl Value<'_> {
    /// A date and time with an offset.
    pub(crate) fn moment(self) -> Option<Moment> {
        let DeValue::Datetime(written) = self.raw else {
            self.mismatch("a date and time with a UTC offset", Some(EXAMPLE));
            return None;
        };
        let moment = Moment::from_toml(written);
        if moment.is_none() {
            self.note_with_help(Cause::NoOffset, Some(EXAMPLE.to_owned()));
        }
        moment
    }
}
