//! НОКО gives the reference values.

#![expect(clippy::unwrap_used, reason = "a failing step should fail the test")]

mod common;

use analysis::noko::{NobodyAsked, Quantity, SHARES, criteria, total};
use common::case;

#[test]
fn five_criteria_and_the_total() {
    let case = case("noko.criteria");
    use Quantity as Q;
    // The case holds points of a list where the order multiplies: t_comf · s_comf.
    let count = |it: Q| {
        let name = match it {
            Q::StandHave => "/stand_have",
            Q::StandNorm => "/stand_norm",
            Q::SiteHave => "/site_have",
            Q::SiteNorm => "/site_norm",
            Q::Distant => "/s_dist",
            Q::StandSatisfied => "/sat_stand",
            Q::StandAsked => "/asked_stand",
            Q::SiteSatisfied => "/sat_site",
            Q::SiteAsked => "/asked_site",
            Q::Comfort => "/s_comf",
            Q::ComfortSatisfied => "/sat_comf",
            Q::Respondents => "/n_all",
            Q::AccessSite => "/org_dost",
            Q::AccessService => "/usl_dost",
            Q::AccessSatisfied => "/sat_dost",
            Q::AccessAsked => "/n_inv",
            Q::FirstContact => "/sat_first",
            Q::Service => "/sat_serv",
            Q::Remote => "/sat_remote",
            Q::RemoteAsked => "/n_remote",
            Q::Recommend => "/recommend",
            Q::Schedule => "/sat_schedule",
            Q::Overall => "/sat_overall",
        };
        case.input::<u64>(name)
    };
    let found = criteria(|it| Some(count(it)), NobodyAsked::LeftOut);
    for (at, found) in (1..).zip(found) {
        case.check(&format!("/K{at}"), found.unwrap());
    }
    case.check("/total", total(found).unwrap());
    let shares =
        ["P_komf_ud", "P_dost_ud", "P_perv", "P_okaz", "P_vezh", "P_rekom", "P_org_usl", "P_ud"];
    for (name, (have, asked)) in shares.into_iter().zip(&SHARES[2..]) {
        #[expect(clippy::cast_precision_loss, reason = "hundreds of people")]
        let share = 100.0 * count(*have) as f64 / count(*asked) as f64;
        case.check(&format!("/{name}"), share);
    }
}
