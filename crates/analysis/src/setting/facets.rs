//! What can be chosen in each filter, given the others.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{cube::Cube, dimension::Dimension, lens::Lens, view::View};

/// A code and the name a person reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The code.
    pub code: String,
    /// The name, in the data's own language.
    pub name: String,
}

impl Named {
    /// A named code.
    pub fn new(code: &str, name: &str) -> Self {
        Self { code: code.to_owned(), name: name.to_owned() }
    }
}

/// The choices of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The dimension.
    pub dimension: Dimension,
    /// What there is, in natural order.
    pub options: Vec<Named>,
    /// What is chosen; `None` where the view leaves it open.
    pub chosen: Option<Named>,
}

/// Dimensions with a filter of their own; each is narrowed by those before it.
const FILTERS: [Dimension; 5] =
    [Dimension::Procedure, Dimension::Subject, Dimension::Year, Dimension::Grade, Dimension::Group];

/// The filters of the page.
pub(super) fn facets(cube: &Cube, view: &View) -> Vec<Facet> {
    FILTERS
        .into_iter()
        .map(|dimension| {
            let mut options = options(cube, view, dimension);
            // A group of subjects sees its own.
            let own = view.filters.get(&dimension).filter(|_| Lens::keeps(view, dimension));
            options.retain(|it| own.is_none_or(|own| own.contains(&it.code)));
            let chosen = view.only(dimension).map(|code| {
                let known = options.iter().find(|it| it.code == code).cloned();
                known.unwrap_or_else(|| Named::new(code, code))
            });
            Facet { dimension, options, chosen }
        })
        .collect()
}

/// The subjects of the procedure.
pub(super) fn subjects(cube: &Cube, view: &View) -> Vec<Named> {
    options(cube, view, Dimension::Subject)
}

/// The members of a dimension that occur together with the filters before it.
fn options(cube: &Cube, view: &View, dimension: Dimension) -> Vec<Named> {
    let dictionary = cube.dictionary();
    let member = |of: Dimension| {
        (of < dimension || of == Dimension::Procedure || of == Dimension::Subject)
            .then(|| view.only(of).and_then(|code| dictionary.find(of, code)))
            .flatten()
    };
    let procedure = member(Dimension::Procedure).filter(|_| dimension != Dimension::Procedure);
    let narrows = !matches!(dimension, Dimension::Procedure | Dimension::Subject);
    let subject = member(Dimension::Subject).filter(|_| narrows);
    let planes = cube.planes().iter().filter(|plane| {
        procedure.is_none_or(|it| it == plane.procedure)
            && subject.is_none_or(|it| it == plane.subject)
    });
    if dimension == Dimension::Year {
        let years: BTreeSet<_> = planes.map(|it| it.year).collect();
        return years.iter().map(ToString::to_string).map(|it| Named::new(&it, &it)).collect();
    }
    let found: BTreeSet<u16> = planes
        .filter_map(|plane| match dimension {
            Dimension::Procedure => {
                Some(plane.procedure).filter(|it| dictionary.is_asked_for(view, *it))
            }
            Dimension::Subject => Some(plane.subject),
            Dimension::Grade => plane.grade,
            Dimension::Group => Some(plane.group),
            _ => None,
        })
        .collect();
    let members = dictionary.members(dimension);
    // They have a switch of their own.
    let first = dictionary.first_attempts().filter(|_| dimension == Dimension::Group);
    found
        .into_iter()
        .filter(|it| Some(*it) != first)
        .map(|id| &members[usize::from(id)])
        .map(|it| Named::new(it.code.as_str(), &it.name))
        .collect()
}
