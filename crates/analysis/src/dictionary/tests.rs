//! Spellings and parts of parts.

use super::*;

#[test]
fn a_member_answers_to_code_name_and_the_sources_own_spelling() {
    let member = Member::new("bel", "Български език и литература").also(&["БЕЛ"]);
    for spelling in ["bel", "BEL", "БЕЛ", "бел", " БЕЛ ", "български език и литература"]
    {
        assert!(member.is_called(spelling), "case: {spelling}");
    }
    assert!(!member.is_called("бе"));
}

#[test]
fn a_part_of_a_part_is_a_part() {
    let part = |whole, part| Partition {
        dimension: Dimension::Grade,
        procedure: Some(1),
        whole,
        part,
        family: 0,
        is_exhaustive: true,
    };
    let dictionary =
        Dictionary { partitions: vec![part(0, 1), part(1, 2)], ..Dictionary::default() };
    assert!(dictionary.is_part_of(Dimension::Grade, 1, 2, 0));
    assert!(!dictionary.is_part_of(Dimension::Grade, 1, 0, 2));
    assert!(!dictionary.is_part_of(Dimension::Grade, 7, 2, 0), "in another procedure");
}
