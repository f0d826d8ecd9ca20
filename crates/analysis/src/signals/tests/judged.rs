//! What has to be judged anew, and what has not.

use super::*;

/// What has to be judged for an address.
fn to_judge(town: &Town, query: &str) -> Asked {
    let cube = town.cube(Policy::Everything);
    let mut found = None;
    signals_by(&cube, &view(query), |it| {
        found = Some(it.clone());
        Arc::new(Judged::of(&cube, it))
    });
    found.expect("the town has results")
}

#[test]
fn a_cell_a_list_a_school_and_an_order_need_no_second_judgement() {
    let town = with_one_far_out().with(0, work(VPR, RUSSIAN, 5, "2019/20"), 10, 90);
    let whole = to_judge(&town, "");
    for query in
        ["cell=s30:unsatisfactory", "problem=bias", "order=falling", "school=s30", "rows=5"]
    {
        assert_eq!(to_judge(&town, query), whole, "{query}");
    }
    assert_ne!(to_judge(&town, "year=2019/20"), whole, "another year is judged by itself");
}
