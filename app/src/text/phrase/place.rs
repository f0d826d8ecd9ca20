//! What places are called.

use analysis::{
    Dimension,
    dynamics::{Dynamics, Reference},
    setting::{Named, Setting},
};

use crate::text::Locale;

/// What a place is called; a cluster is named after what its schools have in common, so the word
/// stands before it.
pub fn unit(locale: Locale, dimension: Dimension, member: &Named) -> String {
    match dimension {
        Dimension::Cluster => format!("{}: {}", locale.texts().dimension(dimension), member.name),
        _ => member.name.clone(),
    }
}

/// The name of the place: the last step of the path, or the territory of the data set.
pub fn place(locale: Locale, setting: &Setting) -> String {
    let territory = setting.source.as_ref().map(|it| it.territory.clone());
    setting
        .crumbs
        .last()
        .map(|it| unit(locale, it.dimension, &it.member))
        .or(territory)
        .unwrap_or_else(|| locale.texts().everything.to_owned())
}

/// The name of what contains the place: a unit, or the territory of the data set.
pub fn reference(locale: Locale, followed: &Dynamics, it: &Reference) -> String {
    let everything = || {
        let source = followed.setting.source.as_ref();
        source.map_or(locale.texts().everything_beside.to_owned(), |it| it.territory.clone())
    };
    it.unit.as_ref().map_or_else(everything, |(of, member)| unit(locale, *of, member))
}
