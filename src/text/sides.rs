//! Two-sided data: the reference version and the text under check.

/// One of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The reference version: what the text should say.
    Source,
    /// The text under check.
    Target,
}

impl Side {
    /// Both, source first.
    pub const BOTH: [Self; 2] = [Self::Source, Self::Target];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Source => Self::Target,
            Self::Target => Self::Source,
        }
    }

    /// `source` or `target`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Target => "target",
        }
    }
}

/// The same kind of thing for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides<T> {
    /// Of the reference version.
    pub source: T,
    /// Of the text under check.
    pub target: T,
}

impl<T> Sides<T> {
    /// A value for each side.
    pub fn new(source: T, target: T) -> Self {
        Self { source, target }
    }

    /// The value of one side.
    pub fn get(&self, side: Side) -> &T {
        match side {
            Side::Source => &self.source,
            Side::Target => &self.target,
        }
    }

    /// The value of one side, to change.
    pub fn get_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Source => &mut self.source,
            Side::Target => &mut self.target,
        }
    }

    /// References to both.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides { source: &self.source, target: &self.target }
    }

    /// `function` of each.
    pub fn map<U>(self, mut function: impl FnMut(T) -> U) -> Sides<U> {
        Sides { source: function(self.source), target: function(self.target) }
    }
}
