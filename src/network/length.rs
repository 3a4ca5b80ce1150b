//! The length of a post, counted when somebody asks for it.

use super::Count;
use std::fmt;
use std::sync::OnceLock;

/// The length of a post as its channel counts it; none without a channel.
///
/// Counting costs up to as much as the check of a short post, where addresses are looked for. Few read the result.
#[derive(Clone, Default)]
pub(crate) struct PostLength {
    post: Option<(Count, Box<str>)>,
    counted: OnceLock<usize>,
}

impl PostLength {
    /// The length of a text.
    pub(crate) fn of(text: &str, count: Count) -> Self {
        Self { post: Some((count, Box::from(text))), counted: OnceLock::new() }
    }

    /// The length.
    pub(crate) fn get(&self) -> Option<usize> {
        self.post.as_ref().map(|(count, text)| *self.counted.get_or_init(|| count.of(text)))
    }
}

impl PartialEq for PostLength {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

/// Shows the length, and nothing of the text: a report may be masked.
impl fmt::Debug for PostLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_counted_when_it_is_asked_for() {
        let length = PostLength::of("Hi 👩‍💻", Count::X);
        assert!(length.counted.get().is_none());
        assert_eq!((length.get(), length.counted.get()), (Some(5), Some(&5)));
        assert_eq!((PostLength::default().get(), format!("{length:?}").as_str()), (None, "Some(5)"));
        assert_eq!(length, PostLength::of("Hello", Count::Characters));
    }
}
