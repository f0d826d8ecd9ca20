//! НОКО: the five criteria of the independent assessment of the conditions in which a school works.
//!
//! Each is put together from parts between 0 and 100: what a check-list found, and which share of
//! those asked were satisfied. The weights are those of the unified order of calculation
//! (приказ Минтруда России № 344н от 31.05.2018; for schools приказ Минпросвещения России № 114
//! от 13.03.2019). Before 2018 there were four criteria in points (приказ Минобрнауки России
//! № 1547 от 05.12.2014); they are another scale and are never set beside these.
//!
//! What the lists hold and how much is the norm differs by branch and year: those are data.

use crate::year::AcademicYear;

/// The code of the procedure.
pub const PROCEDURE: &str = "noko";

/// Parts of the check-list, with what is counted of each, in the order of the criteria: how much of it
/// there is, out of what. Their n are things, not people.
pub const CHECKED: [(&str, Quantity, Norm); 6] = [
    ("noko_stand_list", Quantity::StandHave, Norm::Listed(Quantity::StandNorm)),
    ("noko_site_list", Quantity::SiteHave, Norm::Listed(Quantity::SiteNorm)),
    ("noko_distant", Quantity::Distant, Norm::Points(30)),
    ("noko_comfort_list", Quantity::Comfort, Norm::Points(20)),
    ("noko_access_site", Quantity::AccessSite, Norm::Points(20)),
    ("noko_access_service", Quantity::AccessService, Norm::Points(20)),
];

/// What a part of the check-list is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// As many as a list has.
    Listed(Quantity),
    /// So many points each, until there are a hundred.
    Points(u64),
}

/// Whether n of a subject of НОКО counts things of the check-list.
pub fn is_checked(subject: &str) -> bool {
    CHECKED.iter().any(|it| it.0 == subject)
}

/// What there is of a part of the check-list, as a score from 0 to 100, and of how many things: those of
/// the list, or those that give a hundred points. None where it is not known.
pub fn checked(
    of: impl Fn(Quantity) -> Option<u64>,
    have: Quantity,
    norm: Norm,
) -> Option<(f64, u64)> {
    let have = of(have)?;
    let (score, n) = match norm {
        Norm::Listed(norm) => {
            let norm = of(norm).filter(|it| *it > 0)?;
            (100.0 * ratio(have, norm), norm)
        }
        Norm::Points(each) => (ratio(have.saturating_mul(each), 1), 100_u64.div_ceil(each)),
    };
    Some((score.min(100.0), n))
}

/// A number of the check-list or of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, strum::VariantArray)]
pub enum Quantity {
    /// Materials there are on the stand.
    StandHave,
    /// Materials there should be on the stand.
    StandNorm,
    /// Materials there are on the site.
    SiteHave,
    /// Materials there should be on the site.
    SiteNorm,
    /// Ways to reach the school from afar that work.
    Distant,
    /// Satisfied with the stand.
    StandSatisfied,
    /// Asked about the stand: those who used it.
    StandAsked,
    /// Satisfied with the site.
    SiteSatisfied,
    /// Asked about the site.
    SiteAsked,
    /// Conditions of comfort there are.
    Comfort,
    /// Satisfied with comfort.
    ComfortSatisfied,
    /// Everybody asked.
    Respondents,
    /// Conditions of access to the building and its grounds.
    AccessSite,
    /// Conditions of access to the services.
    AccessService,
    /// People with a disability who are satisfied with access.
    AccessSatisfied,
    /// People with a disability asked.
    AccessAsked,
    /// Satisfied with those who meet them first.
    FirstContact,
    /// Satisfied with those who teach.
    Service,
    /// Satisfied with those who answer from afar.
    Remote,
    /// Asked about answers from afar.
    RemoteAsked,
    /// Ready to recommend the school.
    Recommend,
    /// Satisfied with the schedule.
    Schedule,
    /// Satisfied with everything together.
    Overall,
}

impl Quantity {
    /// All of them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;
}

/// The shares of those asked who are satisfied, each with who was asked, in the order of the
/// criteria.
pub const SHARES: [(Quantity, Quantity); 10] = [
    (Quantity::StandSatisfied, Quantity::StandAsked),
    (Quantity::SiteSatisfied, Quantity::SiteAsked),
    (Quantity::ComfortSatisfied, Quantity::Respondents),
    (Quantity::AccessSatisfied, Quantity::AccessAsked),
    (Quantity::FirstContact, Quantity::Respondents),
    (Quantity::Service, Quantity::Respondents),
    (Quantity::Remote, Quantity::RemoteAsked),
    (Quantity::Recommend, Quantity::Respondents),
    (Quantity::Schedule, Quantity::Respondents),
    (Quantity::Overall, Quantity::Respondents),
];

/// What a share of nobody counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NobodyAsked {
    /// It is left out, and the other parts of its criterion weigh accordingly more.
    #[default]
    LeftOut,
    /// It is 100, as some organisers have it.
    Full,
}

/// Which criteria a year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Four criteria in points, 160 together.
    Four,
    /// Five criteria from 0 to 100.
    Five,
}

/// Most points of each of the four criteria (№ 1547: 4, 7, 2 and 3 indicators of ten points).
pub const FOUR_MAX: [f64; 4] = [40.0, 70.0, 20.0, 30.0];
/// The calendar year in which the five criteria began (392-ФЗ от 05.12.2017).
const FIVE_SINCE: i16 = 2018;

impl Scheme {
    /// The scheme of a year.
    pub fn of(year: AcademicYear) -> Self {
        if year.ends_in() < FIVE_SINCE { Self::Four } else { Self::Five }
    }
}

/// Criterion 1 to 5; none where something of it is not known.
pub fn criteria(of: impl Fn(Quantity) -> Option<u64>, nobody: NobodyAsked) -> [Option<f64>; 5] {
    use Quantity as Q;
    let share = |have: Q, asked: Q| match (of(have)?, of(asked)?, nobody) {
        (_, 0, NobodyAsked::LeftOut) => Some(None),
        (_, 0, NobodyAsked::Full) => Some(Some(100.0)),
        (have, asked, _) => Some(Some(100.0 * ratio(have, asked))),
    };
    let steps = |have: Q, points: u64| Some(Some(checked(&of, have, Norm::Points(points))?.0));
    let lists = || {
        let (stand, site) = (of(Q::StandNorm)?, of(Q::SiteNorm)?);
        let have = [of(Q::StandHave)?, of(Q::SiteHave)?];
        let both = ratio(have[0], stand) + ratio(have[1], site);
        (stand > 0 && site > 0).then(|| Some((50.0 * both).min(100.0)))
    };
    let open = || {
        let parts = [
            (0.5, share(Q::StandSatisfied, Q::StandAsked)),
            (0.5, share(Q::SiteSatisfied, Q::SiteAsked)),
        ];
        weighed(&parts).map(Some)
    };
    [
        weighed(&[(0.3, lists()), (0.3, steps(Q::Distant, 30)), (0.4, open())]),
        weighed(&[(0.5, steps(Q::Comfort, 20)), (0.5, share(Q::ComfortSatisfied, Q::Respondents))]),
        weighed(&[
            (0.3, steps(Q::AccessSite, 20)),
            (0.4, steps(Q::AccessService, 20)),
            (0.3, share(Q::AccessSatisfied, Q::AccessAsked)),
        ]),
        weighed(&[
            (0.4, share(Q::FirstContact, Q::Respondents)),
            (0.4, share(Q::Service, Q::Respondents)),
            (0.2, share(Q::Remote, Q::RemoteAsked)),
        ]),
        weighed(&[
            (0.3, share(Q::Recommend, Q::Respondents)),
            (0.2, share(Q::Schedule, Q::Respondents)),
            (0.5, share(Q::Overall, Q::Respondents)),
        ]),
    ]
}

/// The total: the mean of the five, if all are there.
pub fn total(criteria: [Option<f64>; 5]) -> Option<f64> {
    let known: Option<Vec<f64>> = criteria.into_iter().collect();
    known.map(|it| it.iter().sum::<f64>() / 5.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people and things")]
fn ratio(of: u64, whole: u64) -> f64 {
    of as f64 / whole as f64
}

/// The weighed mean of parts; those left out weigh nothing. None where a part is not known or all
/// are left out.
fn weighed(parts: &[(f64, Option<Option<f64>>)]) -> Option<f64> {
    let mut sum = 0.0;
    let mut weight = 0.0;
    for (own, part) in parts {
        if let Some(value) = (*part)? {
            sum += own * value;
            weight += own;
        }
    }
    // The weights of all parts make one, up to binary fractions.
    let whole: f64 = parts.iter().map(|(own, _)| own).sum();
    (weight > 0.0).then(|| sum * (whole / weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_never_asked_takes_nothing_from_the_criterion() {
        use Quantity as Q;
        let known = |it| match it {
            Q::AccessSite | Q::AccessService => Some(3),
            Q::AccessSatisfied | Q::AccessAsked => Some(0),
            _ => None,
        };
        // 0.3 · 60 + 0.4 · 60 of 0.7.
        let [_, _, third, ..] = criteria(known, NobodyAsked::LeftOut);
        assert!((third.unwrap() - 60.0).abs() < 1e-9);
        // 0.3 · 60 + 0.4 · 60 + 0.3 · 100.
        let [first, _, third, ..] = criteria(known, NobodyAsked::Full);
        assert!((third.unwrap() - 72.0).abs() < 1e-9);
        assert_eq!(first, None, "nothing is known of it");
        assert_eq!(total([first, third, third, third, third]), None);
    }

    #[test]
    fn a_part_of_the_check_list_is_a_score_of_things() {
        use Quantity as Q;
        let known = |it| match it {
            Q::StandHave | Q::StandNorm => Some(14),
            Q::SiteHave => Some(45),
            Q::SiteNorm => Some(51),
            Q::Distant => Some(4),
            Q::AccessSite => Some(2),
            _ => None,
        };
        let told = CHECKED.map(|(code, have, norm)| (code, checked(known, have, norm)));
        assert_eq!(told[0], ("noko_stand_list", Some((100.0, 14))));
        assert_eq!(told[1], ("noko_site_list", Some((100.0 * 45.0 / 51.0, 51))));
        // Four ways of 30 points are more than a hundred: four things reach it.
        assert_eq!(told[2], ("noko_distant", Some((100.0, 4))));
        assert_eq!(told[3], ("noko_comfort_list", None));
        assert_eq!(told[4], ("noko_access_site", Some((40.0, 5))));
    }

    #[test]
    fn a_year_has_the_criteria_of_its_time() {
        let scheme = |year: &str| Scheme::of(year.parse().unwrap());
        assert_eq!([scheme("2016/17"), scheme("2017/18")], [Scheme::Four, Scheme::Five]);
    }
}
