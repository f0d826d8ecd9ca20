//! What experts said, in a table of its own: an expert value is never a field beside a measured one,
//! and each row says by whom, when and why it was given.

use analysis::{comparison::Comparison, expert::ExpertValue, setting::Setting};

use super::sheet::{MEMBER, Sheet};

/// Of the school of a page, as the page lists it; no table where nothing was said.
pub(super) fn of_school(setting: &Setting) -> Option<Sheet> {
    let school =
        &setting.crumbs.iter().find(|it| it.dimension == analysis::Dimension::School)?.member;
    let named = |it| (school.code.as_str(), school.name.as_str(), it);
    sheet(setting.expert.iter().map(named))
}

/// Of the objects in the chosen year.
pub(super) fn of_objects(compared: &Comparison) -> Option<Sheet> {
    let year = compared.setting.year();
    sheet(compared.objects.iter().flat_map(|object| {
        let said = object.expert.iter().filter(move |it| Some(it.year) == year);
        said.map(|it| (object.member.code.as_str(), object.member.name.as_str(), it))
    }))
}

fn sheet<'s>(said: impl Iterator<Item = (&'s str, &'s str, &'s ExpertValue)>) -> Option<Sheet> {
    let rows: Vec<_> = said
        .map(|(code, name, it)| {
            let words = [&it.of.criterion, &it.of.comment, &it.of.author, &it.of.day];
            let [criterion, comment, author, day] = words.map(|it| it.as_str().into());
            let value = super::sheet::Field::Number(f64::from(it.of.value));
            let year = it.year.to_string().as_str().into();
            vec![code.into(), name.into(), year, criterion, value, comment, author, day]
        })
        .collect();
    let columns = ["year", "criterion", "expert_value", "comment", "author", "day"];
    (!rows.is_empty()).then(|| Sheet {
        name: "expert",
        columns: MEMBER.iter().chain(&columns).copied().collect(),
        rows,
    })
}
