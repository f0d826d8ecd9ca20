//! Where graduates went on (domain A1, A2): shares of those who left. The pages do not show them yet.

/// A count and what it is a share of; none of nobody.
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0 && part <= whole).then(|| part as f64 / whole as f64)
}

/// Graduates of grade 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After9 {
    /// All of them.
    pub graduates: u64,
    /// To grade 10.
    pub grade_10: u64,
    /// To vocational training (СПО).
    pub vocational: u64,
}

impl After9 {
    /// The share that went on to grade 10; `None` of nobody or of more than there are.
    pub fn share_of_grade_10(self) -> Option<f64> {
        share(self.grade_10, self.graduates)
    }

    /// The share that went to vocational training.
    pub fn share_of_vocational(self) -> Option<f64> {
        share(self.vocational, self.graduates)
    }
}

/// Graduates of grade 11.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After11 {
    /// All of them.
    pub graduates: u64,
    /// To a university (вуз).
    pub university: u64,
    /// Of these at public expense (бюджет).
    pub funded: u64,
    /// Of these in the profile they had at school.
    pub in_profile: u64,
    /// To vocational training (СПО).
    pub vocational: u64,
}

impl After11 {
    /// The share of graduates that went to a university; `None` of nobody or of more than there are.
    ///
    /// ```
    /// use analysis::admission::After11;
    ///
    /// let nobody =
    ///     After11 { graduates: 0, university: 0, funded: 0, in_profile: 0, vocational: 0 };
    /// assert_eq!(nobody.share_of_university(), None);
    /// ```
    pub fn share_of_university(self) -> Option<f64> {
        share(self.university, self.graduates)
    }

    /// The share of those at a university, not of graduates, who study at public expense.
    pub fn share_of_funded(self) -> Option<f64> {
        share(self.funded, self.university)
    }

    /// The share of those at a university who study in the profile they had at school.
    pub fn share_in_profile(self) -> Option<f64> {
        share(self.in_profile, self.university)
    }

    /// The share of graduates that went to vocational training.
    pub fn share_of_vocational(self) -> Option<f64> {
        share(self.vocational, self.graduates)
    }
}
