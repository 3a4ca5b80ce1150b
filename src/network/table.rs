//! The networks that are known by their name: what a channel named so allows and how it counts, unless the policy
//! says otherwise.

use super::Count;

/// A network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Network {
    /// The name of its channel.
    pub(crate) name: &'static str,
    /// The longest post that everybody can publish there.
    pub(crate) max_length: usize,
    /// The way it counts.
    pub(crate) count: Count,
    /// The page that documents both; shown with the warning.
    pub(crate) source: &'static str,
}

/// All known networks. A paid account, or a server with a limit of its own, says so in `max_length`.
///
/// `LinkedIn` documents 3,000 characters and no unit; UTF-16 code units is what schedulers that post there count
/// (Buffer, "Character limits"), and the strictest reading.
const NETWORKS: &[Network] = &[
    Network {
        name: "bluesky",
        max_length: 300,
        count: Count::Bluesky,
        source: "atproto lexicon app.bsky.feed.post: maxGraphemes 300, maxLength 3000 bytes; its app shortens addresses",
    },
    Network {
        name: "linkedin",
        max_length: 3_000,
        count: Count::Linkedin,
        source: "LinkedIn Help: 3,000 characters; developers.buffer.com, Character limits: in UTF-16 code units",
    },
    Network {
        name: "mastodon",
        max_length: 500,
        count: Count::Mastodon,
        source: "docs.joinmastodon.org, Posting: 500 characters, links 23, handles without their server",
    },
    Network {
        name: "threads",
        max_length: 500,
        count: Count::Threads,
        source: "developers.facebook.com, Threads posts: 500 characters, emoji by their bytes in UTF-8",
    },
    Network {
        name: "x",
        max_length: 280,
        count: Count::X,
        source: "docs.x.com, Counting characters; twitter-text, configuration 3",
    },
];

impl Network {
    /// The names of all networks.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        NETWORKS.iter().map(|network| network.name)
    }

    /// The network that a channel is named after.
    pub(crate) fn named(channel: &str) -> Option<&'static Self> {
        NETWORKS.iter().find(|network| network.name == channel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_sorted_and_have_a_limit_and_a_source() {
        assert!(NETWORKS.is_sorted_by(|one, next| one.name < next.name));
        assert!(NETWORKS.iter().all(|network| network.max_length > 0 && !network.source.is_empty()));
        assert!(Network::named("x").is_some() && Network::named("blog").is_none());
    }
}
