//! Clusters as places: filtered to, broken down by, compared and followed, with figures worked
//! out by hand.

use super::*;
use crate::{
    Absence, Dimension,
    answer::{Verdict, answer},
    comparison::compare,
    disclosure::{Policy, publish},
    dynamics::dynamics,
    explore::explore,
    fixture::{Fixture, SCHOOL_1, SCHOOL_2, SCHOOL_3, at, fixture, named, view, year},
};

fn cluster(code: &str, since: &str, until: Option<&str>, members: &[UnitId]) -> Cluster {
    Cluster {
        code: Code::spelled(code),
        name: format!("schools {code}"),
        rule: None,
        reason: None,
        manager: None,
        since: year(since),
        until: until.map(year),
        members: members.to_vec(),
    }
}

/// Reading: 60 of 100 and 70 of 100 in town A, 9 of 10 in town B; schools 1 and 3 are alike.
fn data() -> Fixture {
    let mut data = fixture()
        .with(at(SCHOOL_1), 40, 60)
        .with(at(SCHOOL_2), 30, 70)
        .with(at(SCHOOL_3), 1, 9)
        .with(at(SCHOOL_1).year("2019/20"), 50, 50)
        .with(at(SCHOOL_3).year("2019/20"), 4, 6);
    data.batch.dictionary.clusters = vec![
        cluster("old", "2019/20", Some("2019/20"), &[SCHOOL_1, SCHOOL_2]),
        cluster("alike", "2020/21", None, &[SCHOOL_1, SCHOOL_3]),
        cluster("other", "2020/21", None, &[SCHOOL_2]),
    ];
    data
}

#[test]
fn a_cluster_holds_in_its_years_only() {
    let dictionary = data().batch.dictionary;
    let code = |school, of: &str| {
        dictionary.cluster_of(school, year(of)).map(|it| it.code.as_str().to_owned())
    };
    assert_eq!(code(SCHOOL_1, "2018/19"), None);
    assert_eq!(code(SCHOOL_1, "2019/20").as_deref(), Some("old"));
    assert_eq!(code(SCHOOL_1, "2025/26").as_deref(), Some("alike"));
    assert_eq!(code(SCHOOL_3, "2019/20"), None);
    assert_eq!(dictionary.clusters_in(year("2020/21")).count(), 2);
}

#[test]
fn d10_a_later_list_of_one_name_leaves_earlier_years_as_they_are() {
    let mut data = data();
    let mut later = cluster("alike", "2022/23", None, &[SCHOOL_1, SCHOOL_2]);
    later.code = Code::spelled("2022-alike");
    data.batch.dictionary.clusters.push(later);
    let dictionary = data.batch.dictionary;
    let codes = |of: &str| -> Vec<&str> {
        dictionary.clusters_in(year(of)).map(|it| it.code.as_str()).collect()
    };
    assert_eq!(codes("2021/22"), ["alike", "other"]);
    assert_eq!(codes("2022/23"), ["other", "2022-alike"]);
    let code = |school, of: &str| dictionary.cluster_of(school, year(of)).map(|it| &it.code);
    assert_eq!(code(SCHOOL_3, "2021/22").map(Code::as_str), Some("alike"));
    assert_eq!(code(SCHOOL_3, "2022/23"), None, "the later list does not have it");
    assert_eq!(code(SCHOOL_2, "2022/23").map(Code::as_str), Some("2022-alike"));
}

/// The default rules name their clusters otherwise than lists do: a school moved within the year of the
/// clusters leaves the old one.
#[test]
fn d10_of_two_of_one_name_and_year_the_one_told_last_holds() {
    let mut data = data();
    let mut made = cluster("alike", "2020/21", Some("2020/21"), &[SCHOOL_1, SCHOOL_2, SCHOOL_3]);
    made.code = Code::spelled("2020-0-00.00.00");
    let mut moved = cluster("alike", "2020/21", Some("2020/21"), &[SCHOOL_1, SCHOOL_2]);
    moved.code = Code::spelled("2020-alike");
    data.batch.dictionary.clusters = vec![made, moved];
    let dictionary = data.batch.dictionary;
    let codes: Vec<&str> =
        dictionary.clusters_in(year("2020/21")).map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["2020-alike"]);
    assert_eq!(dictionary.cluster_of(SCHOOL_3, year("2020/21")), None);
}

#[test]
fn d7_results_are_gathered_by_the_clusters_of_the_year() {
    let data = data();
    let rows = data.rows("by=cluster&year=2020/21");
    // 60 + 9 of 100 + 10; 70 of 100.
    assert_eq!(rows, named(&[("alike", Ok((69.0, 110.0))), ("other", Ok((70.0, 100.0)))]));
    assert_eq!(data.rows("by=cluster&year=2019/20"), named(&[("old", Ok((50.0, 100.0)))]));
    let in_town = data.rows("by=cluster&year=2020/21&municipality=town_a");
    assert_eq!(in_town, named(&[("alike", Ok((60.0, 100.0))), ("other", Ok((70.0, 100.0)))]));
    // A school may be in no cluster or in two, so clusters make up no whole.
    assert_eq!(data.ask("by=cluster&year=2020/21").total, None);
}

#[test]
fn a_place_is_not_broken_down_by_the_clusters_of_others() {
    let data = data();
    let breakdowns = |query: &str| explore(&data.cube(), &view(query)).setting.breakdowns;
    assert!(breakdowns("year=2020/21").contains(&Dimension::Cluster));
    assert!(breakdowns("year=2020/21&municipality=town_a").contains(&Dimension::Cluster));
    // Its only school is in one of the two.
    assert!(!breakdowns("year=2020/21&municipality=town_b").contains(&Dimension::Cluster));
    assert!(!breakdowns("year=2020/21&school=school_1").contains(&Dimension::Cluster));
    assert!(!breakdowns("year=2020/21&cluster=alike").contains(&Dimension::Cluster));
}

#[test]
fn a_cluster_is_a_place_of_its_schools() {
    let data = data();
    let rows = data.rows("by=school&year=2020/21&cluster=alike");
    assert_eq!(rows, named(&[("school_1", Ok((60.0, 100.0))), ("school_3", Ok((9.0, 10.0)))]));
    // It is frozen: in another year it stands for the same schools. 50 + 6 of 100 + 10.
    assert_eq!(data.of("year=2019/20&cluster=alike"), Ok((56.0, 110.0)));
    let page = explore(&data.cube(), &view("cluster=alike"));
    assert_eq!(page.setting.view.by, [Dimension::School]);
    assert_eq!((page.main.rows.len(), page.missing.0), (2, 0), "no other school is missed");
    let crumb = page.setting.crumbs.last().unwrap();
    assert_eq!((crumb.dimension, crumb.member.code.as_str()), (Dimension::Cluster, "alike"));
}

#[test]
fn a_cluster_is_called_by_its_name_too() {
    let cube = data().cube();
    let (known, unknown) = view("cluster=Schools alike").checked(cube.get());
    assert_eq!((known.only(Dimension::Cluster), unknown.len()), (Some("alike"), 0));
    let (_, unknown) = view("cluster=nobody").checked(cube.get());
    assert_eq!(unknown[0].known, ["other", "alike", "old"]);
}

#[test]
fn clusters_are_compared_where_they_share_no_school() {
    let compared = |query: &str| compare(&data().cube(), &view(query)).objects;
    let apart = compared("with=cluster:alike,cluster:other");
    let change = apart[1].from_first.unwrap();
    assert!((change.delta - (0.7 - 69.0 / 110.0)).abs() < 1e-12);
    assert_eq!(apart[1].member.name, "schools other");
    assert!(change.interval.is_some() && apart[1].rank.is_some());
    let inside = compared("with=cluster:alike,school:school_3");
    let change = inside[1].from_first.unwrap();
    assert_eq!((change.interval, change.verdict), (None, Verdict::Unknown));
    assert!(inside[1].rank.is_none(), "a school has no place beside its own cluster");
}

#[test]
fn b1_a_school_is_followed_beside_the_cluster_it_was_in() {
    let page = dynamics(&data().cube(), &view("school=school_1&year=2020/21"));
    let (dimension, named) = page.beside[0].unit.clone().unwrap();
    assert_eq!((dimension, named.code.as_str()), (Dimension::Cluster, "alike"));
    let values: Vec<_> =
        page.beside[0].years.by_year().map(|(_, row)| row.value.unwrap()).collect();
    let counts: Vec<_> = values.iter().map(|it| (it.numerator.unwrap(), it.denominator)).collect();
    assert_eq!(counts, [(56.0, 110.0), (69.0, 110.0)]);
}

#[test]
fn what_is_withheld_of_a_school_does_not_come_out_of_its_cluster() {
    // Three pupils in school 3: below the threshold of five.
    let mut data = fixture().with(at(SCHOOL_1), 40, 60).with(at(SCHOOL_3), 1, 2);
    data.batch.dictionary.clusters = vec![cluster("alike", "2020/21", None, &[SCHOOL_1, SCHOOL_3])];
    let cube = publish(data.batch.into_cube().unwrap(), Policy::Public);
    let value = |query: &str| answer(&cube, &view(query)).rows.first().map(|it| it.value);
    let visible = value("school=school_1");
    let cluster = value("cluster=alike");
    assert!(
        matches!(cluster, None | Some(Err(Absence::Hidden))) || cluster == visible,
        "{cluster:?} and {visible:?} would tell of three pupils"
    );
}
