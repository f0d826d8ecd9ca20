//! Where the definition of an indicator comes from, what it was checked against, and when it is to be
//! looked at again (F11). The table is data; what an indicator *is*, [`Indicator::spec`] says.

use std::sync::LazyLock;

use super::Indicator;

static REVIEWS: LazyLock<Vec<Review>> =
    LazyLock::new(|| include_str!("reviews.csv").lines().skip(1).filter_map(review).collect());

/// What is known of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The indicator's code.
    pub code: &'static str,
    /// The version of the formula that was checked.
    pub version: u32,
    /// The document or practice it comes from.
    pub source: &'static str,
    /// Who worded it here.
    pub author: &'static str,
    /// The independently computed cases it was checked against.
    pub checked: &'static str,
    /// The day of that, as 2026-11-23.
    pub checked_on: &'static str,
    /// The day by which it is to be looked at again.
    pub review_by: &'static str,
}

fn review(line: &'static str) -> Option<Review> {
    let mut fields = line.split(';').map(str::trim);
    Some(Review {
        code: fields.next()?,
        version: fields.next()?.parse().ok()?,
        source: fields.next()?,
        author: fields.next()?,
        checked: fields.next()?,
        checked_on: fields.next()?,
        review_by: fields.next()?,
    })
}

impl Indicator {
    /// Where its definition comes from and what it was checked against; an own one has its own author.
    pub fn review(self) -> Option<&'static Review> {
        let code = self.code();
        REVIEWS.iter().find(|it| it.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f11_every_indicator_of_the_catalogue_was_reviewed_as_it_is_now() {
        assert_eq!(REVIEWS.len(), Indicator::ALL.len(), "one line each");
        for indicator in Indicator::ALL {
            let review =
                indicator.review().unwrap_or_else(|| panic!("{} has no review", indicator.code()));
            assert_eq!(review.version, indicator.version(), "{}: check it anew", review.code);
            let told = [review.source, review.author, review.checked];
            assert!(told.iter().all(|it| !it.is_empty()), "{}", review.code);
            let day = |it: &str| it.len() == 10 && it.split('-').count() == 3;
            assert!(day(review.checked_on) && day(review.review_by), "{}", review.code);
            assert!(review.checked_on < review.review_by, "{}", review.code);
        }
    }
}
