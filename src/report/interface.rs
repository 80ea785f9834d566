//! The languages that the page around the texts comes in. Which one is asked for, never taken from the machine.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Interface {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

impl Interface {
    /// All of them, the default first.
    pub const ALL: [Self; 2] = [Self::English, Self::Arabic];

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
        }
    }

    /// The direction it is written in, as HTML has it.
    pub fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
            Self::Arabic => "rtl",
        }
    }
}
