//! What single pictures are asked besides what the whole page is about.
//!
//! **To add a question of a picture:** a field here with its key; the rest of the view need not know.

use serde::{Deserialize, Serialize};

use crate::{context::Characteristic, indicator::Indicator, lens::Lens};

/// The parts of an address that one picture or one column reads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Aside {
    /// The codes of the two pupil groups whose gap is followed, the first less the second.
    pub gap: Option<[String; 2]>,
    /// Smoothed values stand beside the raw ones.
    #[serde(default)]
    pub smoothed: bool,
    /// The indicator across, where two are set side by side; that of the view goes up.
    #[serde(default)]
    pub x: Option<Indicator>,
    /// The subject of the indicator across, where it is another one.
    #[serde(default)]
    pub x_subject: Option<String>,
    /// The procedure of the indicator across, where another work of the same children goes across.
    #[serde(default)]
    pub x_work: Option<String>,
    /// The condition across, where the indicator of the view is set beside one.
    #[serde(default)]
    pub condition: Option<Characteristic>,
    /// How one looks at a school.
    #[serde(default)]
    pub lens: Lens,
    /// Objects are given the mix of subjects they have in common.
    #[serde(default)]
    pub same_mix: bool,
}

impl Aside {
    /// Takes in one pair of an address; says whether it was understood.
    pub(super) fn understand(&mut self, key: &str, value: &str) -> bool {
        match key {
            "gap" => super::some(&mut self.gap, two(value)),
            "smoothed" => {
                super::some(&mut self.smoothed, super::query::hidden(value).map(|it| !it))
            }
            "mix" => super::some(&mut self.same_mix, (value == "same").then_some(true)),
            "lens" => super::put(&mut self.lens, value),
            "x" => super::some(&mut self.x, value.parse::<Indicator>().ok()),
            "x_subject" => super::some(&mut self.x_subject, code(value)),
            "x_work" => super::some(&mut self.x_work, code(value)),
            "condition" => super::some(&mut self.condition, value.parse::<Characteristic>().ok()),
            _ => false,
        }
    }

    /// The pairs that read back as this.
    pub(super) fn pairs(&self) -> Vec<(String, String)> {
        let Self { gap, smoothed, x, x_subject, x_work, condition, lens, same_mix } = self;
        let mut pairs = Vec::new();
        super::query::add(&mut pairs, "gap", gap.as_ref().map(|it| it.join(",")));
        super::query::add(&mut pairs, "smoothed", smoothed.then(|| "on".to_owned()));
        super::query::add(&mut pairs, "mix", same_mix.then(|| "same".to_owned()));
        super::query::add(&mut pairs, "x", x.map(|it| it.to_string()));
        super::query::add(&mut pairs, "x_subject", x_subject.clone());
        super::query::add(&mut pairs, "x_work", x_work.clone());
        super::query::add(&mut pairs, "condition", condition.map(|it| it.to_string()));
        let lens = (*lens != Lens::default()).then(|| lens.to_string());
        super::query::add(&mut pairs, "lens", lens);
        pairs
    }
}

fn code(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// `female,male`: two codes that differ.
fn two(value: &str) -> Option<[String; 2]> {
    let (first, second) = value.split_once(',')?;
    let is_code = |it: &str| !it.is_empty() && !it.contains(',');
    (is_code(first) && is_code(second) && first != second)
        .then(|| [first.to_owned(), second.to_owned()])
}

#[cfg(test)]
mod tests {
    use crate::view::View;

    #[test]
    fn what_a_picture_is_asked_has_an_address() {
        for query in [
            "?gap=female,male",
            "?smoothed=on",
            "?indicator=below&x=mean_mark&x_subject=russian",
            "?x_work=oge",
            "?mix=same",
            "?condition=parents_higher",
        ] {
            let pairs =
                query.trim_start_matches('?').split('&').filter_map(|it| it.split_once('='));
            let (view, ignored) = View::from_pairs(pairs);
            assert_eq!((view.to_query().as_str(), ignored.len()), (query, 0));
        }
        for (key, value) in
            [("gap", "female"), ("gap", "female,female"), ("gap", "a,b,c"), ("x", "beauty")]
        {
            let (view, ignored) = View::from_pairs([(key, value)]);
            assert_eq!((view, ignored.len()), (View::default(), 1), "{key}={value}");
        }
    }
}
