//! The campaigns of a draft.

/// A campaign that a draft belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CampaignReport {
    /// Its name, in small letters.
    pub name: String,
    /// The paths of the other drafts that it was compared with; none where it is the only one.
    pub drafts: Vec<String>,
}
