//! Dates and times of the day, as far as a draft gives them.
//!
//! Two dates agree if all parts that both have are the same: "3 April" and "3 April 2027" do. `03/04/2027` may be read in two
//! ways, and agrees with both.

use crate::rule::PublicationDate;

/// A date or a time, as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CampaignDate {
    pub(super) year: Option<u16>,
    pub(super) quarter: Option<u8>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<usize>,
    /// Minutes since midnight.
    pub(super) clock: Option<u16>,
    /// The time zone beside the time, by its number in the table of zones.
    pub(super) zone: Option<usize>,
    /// True if it says when something begins: "from 3 April".
    pub(super) opens: bool,
    /// True if month and day may have changed places.
    pub(super) either_way: bool,
}

/// How exact a date is: dates of different grain are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grain {
    Quarter,
    Month,
    Weekday,
    Day,
    Clock,
}

impl CampaignDate {
    pub(super) const fn grain(&self) -> Grain {
        match self {
            Self { clock: Some(_), .. } => Grain::Clock,
            Self { day: Some(_), .. } => Grain::Day,
            Self { month: Some(_), .. } => Grain::Month,
            Self { quarter: Some(_), .. } => Grain::Quarter,
            Self { .. } => Grain::Weekday,
        }
    }

    /// Returns whether both may be the same day or time.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let fits = |one: &Self| {
            alike(one.year, other.year)
                && alike(one.quarter_of(), other.quarter_of())
                && alike(one.month, other.month)
                && alike(one.day, other.day)
                && alike(one.weekday, other.weekday)
                && alike(one.clock, other.clock)
        };
        let turned = Self { month: self.day, day: self.month, ..*self };
        fits(self) || ((self.either_way || other.either_way) && fits(&turned))
    }

    /// Returns whether the time zones of two times are the same, or one is not told.
    pub(super) fn zone_agrees(&self, other: &Self) -> bool {
        alike(self.zone, other.zone)
    }

    fn quarter_of(&self) -> Option<u8> {
        self.quarter.or_else(|| self.month.filter(|_| !self.either_way).map(|month| (month - 1) / 3 + 1))
    }

    /// The day that a head gives, whatever follows it.
    pub(super) fn of_head(text: &str) -> Option<Self> {
        let day = PublicationDate::written_day(text)?;
        let part = |number: i8| u8::try_from(number).ok();
        Some(Self {
            year: u16::try_from(day.year()).ok(),
            month: part(day.month()),
            day: part(day.day()),
            ..Self::default()
        })
    }
}

/// Returns whether two parts do not contradict each other.
fn alike<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}
