//! Checking a view against a dictionary: spellings become codes, unknown words are named.

use std::collections::BTreeMap;

use super::{Object, View};
use crate::{
    cube::Cube,
    dimension::Dimension,
    year::{AcademicYear, Term},
};

/// A filter value that the data do not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is no known {}; known: {}", dimension.code(), shown(known))]
pub struct Unknown {
    /// In which dimension it was looked for.
    pub dimension: Dimension,
    /// What was asked for.
    pub value: String,
    /// What would have been understood, at most [`KNOWN_MAX`] codes.
    pub known: Vec<String>,
}

/// How many known words an error lists.
const KNOWN_MAX: usize = 60;

fn shown(known: &[String]) -> String {
    if known.is_empty() { "nothing, there are no data".to_owned() } else { known.join(", ") }
}

impl View {
    /// The same view with every filter value spelled as its code, and what is unknown left out.
    pub fn checked(&self, cube: &Cube) -> (Self, Vec<Unknown>) {
        let mut view = Self { filters: BTreeMap::new(), tray: Vec::new(), ..self.clone() };
        let mut unknown = Vec::new();
        for (&dimension, values) in &self.filters {
            for value in values {
                let codes = codes_of(cube, dimension, value);
                if codes.is_empty() {
                    let known = known_words(cube, dimension);
                    unknown.push(Unknown { dimension, value: value.clone(), known });
                }
                let chosen = view.filters.entry(dimension).or_default();
                chosen.extend(codes);
                chosen.sort();
                chosen.dedup();
            }
        }
        view.filters.retain(|_, values| !values.is_empty());
        for Object { dimension, code } in &self.tray {
            match codes_of(cube, *dimension, code).first() {
                Some(known) => view.tray.push(Object::new(*dimension, known)),
                None => {
                    let known = known_words(cube, *dimension);
                    unknown.push(Unknown { dimension: *dimension, value: code.clone(), known });
                }
            }
        }
        view.against.set.clear();
        for code in &self.against.set {
            match codes_of(cube, Dimension::School, code).first() {
                Some(known) => view.against.set.push(known.clone()),
                None => {
                    let known = known_words(cube, Dimension::School);
                    let (dimension, value) = (Dimension::School, code.clone());
                    unknown.push(Unknown { dimension, value, known });
                }
            }
        }
        view.aside.gap = self.aside.gap.clone().and_then(|pair| {
            let [first, second] = pair.map(|it| {
                let known = codes_of(cube, Dimension::Group, &it).into_iter().next();
                if known.is_none() {
                    let known = known_words(cube, Dimension::Group);
                    unknown.push(Unknown { dimension: Dimension::Group, value: it, known });
                }
                known
            });
            first.zip(second).map(Into::into)
        });
        let mut one = |dimension, asked: &Option<String>| {
            let asked = asked.as_ref()?;
            let known = codes_of(cube, dimension, asked).into_iter().next();
            if known.is_none() {
                let (value, known) = (asked.clone(), known_words(cube, dimension));
                unknown.push(Unknown { dimension, value, known });
            }
            known
        };
        view.aside.x_subject = one(Dimension::Subject, &self.aside.x_subject);
        view.aside.x_work = one(Dimension::Procedure, &self.aside.x_work);
        (view, unknown)
    }
}

/// The codes a person means by `text`: one, or several for units that share a name.
fn codes_of(cube: &Cube, dimension: Dimension, text: &str) -> Vec<String> {
    match dimension {
        Dimension::Year => {
            AcademicYear::from_spoken(text).iter().map(ToString::to_string).collect()
        }
        Dimension::Term => text.parse::<Term>().iter().map(ToString::to_string).collect(),
        Dimension::Cluster => {
            cube.dictionary().cluster(text).iter().map(|it| it.code.to_string()).collect()
        }
        _ => match dimension.unit_kind() {
            Some(kind) => {
                let territory = cube.territory();
                if territory.find(kind, text).is_some() {
                    return vec![text.to_owned()];
                }
                let wanted = text.trim().to_lowercase();
                let called = |name: &String| name.to_lowercase() == wanted;
                territory
                    .of_kind(kind)
                    .map(|id| territory.unit(id))
                    .filter(|unit| called(&unit.name) || unit.aliases.iter().any(called))
                    .map(|unit| unit.code.to_string())
                    .collect()
            }
            None => {
                let dictionary = cube.dictionary();
                let members = dictionary.members(dimension);
                let found = dictionary.find(dimension, text);
                found.map(|id| members[usize::from(id)].code.to_string()).into_iter().collect()
            }
        },
    }
}

/// The codes a filter of this dimension understands, the first few of them.
pub fn known_words(cube: &Cube, dimension: Dimension) -> Vec<String> {
    let known: Vec<String> = match dimension {
        Dimension::Year => {
            let years: std::collections::BTreeSet<_> =
                cube.planes().iter().map(|it| it.year).collect();
            years.iter().map(ToString::to_string).collect()
        }
        Dimension::Term => {
            <Term as strum::VariantArray>::VARIANTS.iter().map(ToString::to_string).collect()
        }
        Dimension::Cluster => {
            cube.dictionary().clusters.iter().rev().map(|it| it.code.to_string()).collect()
        }
        _ => match dimension.unit_kind() {
            Some(kind) => cube
                .territory()
                .of_kind(kind)
                .take(KNOWN_MAX)
                .map(|id| cube.territory().unit(id).code.to_string())
                .collect(),
            None => {
                cube.dictionary().members(dimension).iter().map(|it| it.code.to_string()).collect()
            }
        },
    };
    known.into_iter().take(KNOWN_MAX).collect()
}
