//! Heat maps over the years as tables, what they are coloured around, and where their cells lead.

use analysis::{
    AcademicYear, Dimension,
    dynamics::{Dynamics, Grid, Reference},
    indicator::Better,
    setting::Named,
    view::ReferenceKind,
};
use leptos::prelude::*;

use super::files;
use crate::{
    charts::{Painter, matrix::lines_above},
    components::{
        chart_panel::{Shown, caption, palette},
        coverage::{few, is_grey},
    },
    state::{explore_href, here_href},
    text::{Locale, number, phrase, verdict},
};

/// The heat map of subjects or of procedures.
pub fn grid_of(followed: &Dynamics, by: Dimension) -> Option<&Grid> {
    followed.grids.grids.iter().find(|it| it.by == by)
}

/// Where a cell leads: the place in this work and year.
pub fn cell_href(followed: &Dynamics, grid: &Grid, of: &Named, year: AcademicYear) -> String {
    let view = followed.setting.view.with_filter(grid.by, &of.code);
    // Procedures are of different grades.
    let view = if grid.by == Dimension::Procedure { view.without(Dimension::Grade) } else { view };
    explore_href(&view.with_filter(Dimension::Year, &year.to_string()))
}

/// The picture of a heat map.
pub fn draw_grid(
    followed: &Dynamics,
    by: Dimension,
    painter: Option<&Painter>,
    locale: Locale,
) -> Shown {
    let Some(grid) = grid_of(followed, by) else {
        return Shown { is_empty: true, ..Shown::default() };
    };
    let lines = u32::try_from(grid.lines.len()).unwrap_or(u32::MAX);
    Shown {
        picture: painter.and_then(|it| (it.grid)(followed, by, &palette(), locale)),
        lines: lines.saturating_add(lines_above(grid.years.len())),
        label: title(followed, by, locale),
        is_empty: false,
    }
}

fn title(followed: &Dynamics, by: Dimension, locale: Locale) -> String {
    let texts = locale.texts();
    let name = phrase::lower_first(texts.shown(&followed.setting).name);
    let over_years = phrase::lower_first(texts.over_years);
    let place = phrase::place(locale, &followed.setting);
    format!("{place}: {name} {}, {over_years}", texts.by(by))
}

/// What is seen, of what, and what the colours say.
pub fn caption_of_grid(followed: &Dynamics, by: Dimension, locale: Locale) -> AnyView {
    let Some(grid) = grid_of(followed, by) else { return ().into_any() };
    let setting = &followed.setting;
    let of = if by == Dimension::Subject { Dimension::Procedure } else { Dimension::Subject };
    let subtitle = phrase::chosen(setting, of).unwrap_or_default();
    let words = locale.dynamics();
    let better = usize::from(setting.view.indicator.spec().better == Better::Neither);
    let colours = match reference_name(followed, locale) {
        Some(name) => format!("{} ({name}): {}", words.grid_colours, words.grid_shades[better]),
        None => words.grid_plain.to_owned(),
    };
    let references = (by == Dimension::Subject).then(|| references(followed, locale));
    view! {
        {caption(title(followed, by, locale), subtitle, setting.source.as_ref(), locale)}
        <p class="chart__subtitle">{colours}</p>
        <p class="chart__subtitle">{verdict::judged(locale, grid.away().1)}</p>
        {references}
    }
    .into_any()
}

fn reference_name(followed: &Dynamics, locale: Locale) -> Option<String> {
    let reference = followed.beside.get(followed.grids.reference? as usize)?;
    Some(phrase::reference(locale, followed, reference))
}

/// Links to the other places the cells can be set against.
fn references(followed: &Dynamics, locale: Locale) -> Option<AnyView> {
    let words = locale.dynamics();
    let widest = u32::try_from(followed.beside.len()).ok()?.checked_sub(1);
    // Without a kind the address means the widest.
    let can_be_asked = |(at, it): &(u32, &Reference)| kind(it).is_some() || Some(*at) == widest;
    let others =
        (0..).zip(&followed.beside).filter(|(it, _)| followed.grids.reference != Some(*it));
    let link = |(_, it): (u32, &Reference)| {
        let mut view = followed.setting.view.clone();
        view.against.kind = kind(it);
        let name = phrase::reference(locale, followed, it);
        view! {
            " "
            <a href=here_href(&view) data-noscroll>
                {name}
            </a>
        }
    };
    let links: Vec<_> = others.filter(can_be_asked).map(link).collect();
    (!links.is_empty())
        .then(|| view! { <p class="chart__subtitle">{words.grid_choice} {links}</p> }.into_any())
}

/// How the address asks for a place, where it can.
fn kind(of: &Reference) -> Option<ReferenceKind> {
    match of.unit.as_ref()?.0 {
        Dimension::Cluster => Some(ReferenceKind::Cluster),
        Dimension::Municipality => Some(ReferenceKind::Municipality),
        Dimension::Region => Some(ReferenceKind::Region),
        _ => None,
    }
}

/// Each cell with what it is set against.
pub fn grid_table(followed: &Dynamics, by: Dimension, locale: Locale) -> AnyView {
    let Some(grid) = grid_of(followed, by) else { return ().into_any() };
    let texts = locale.texts();
    let indicator = followed.setting.view.indicator;
    let years = grid.years.iter();
    let heads = years.map(|it| view! { <th scope="col" class="is-number">{it.to_string()}</th> });
    let line = |it: &analysis::dynamics::Line| {
        let cells = it.cells.iter().map(|(row, whole)| {
            let text = match row.value {
                Ok(it) => number::bare(locale, indicator, it.value, it.n),
                Err(absence) => texts.absence_symbol(absence).to_owned(),
            };
            let whole = whole.filter(|_| row.value.is_ok()).map(|it| {
                let text = number::bare(locale, indicator, it.value, it.n);
                view! { <span class="is-quiet">" (" {text} ")"</span> }
            });
            let (n, is_grey) = (few(row, indicator, locale), is_grey(row));
            view! {
                <td class="is-number" class=("is-partial", is_grey)>
                    {text}
                    {n}
                    {whole}
                </td>
            }
        });
        view! {
            <tr>
                <th scope="row">{it.member.name.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let note = reference_name(followed, locale)
        .map(|it| view! { <p class="is-quiet">{locale.dynamics().grid_brackets} " " {it} "."</p> });
    let name = if by == Dimension::Subject { "subject-grid" } else { "procedure-grid" };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(by)}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{grid.lines.iter().map(line).collect_view()}</tbody>
        </table>
        {note}
        {files(name, followed, locale)}
    }
    .into_any()
}
