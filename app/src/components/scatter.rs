//! Two indicators of the same schools: which ones, what is said of them, and their table.

use analysis::{
    Absence, Dimension, Indicator, Row, View,
    comparison::{Comparison, Sat, Scatter, ScatterPoint},
    view::Object,
};
use leptos::prelude::*;

use super::{
    chart_panel::{Shown, caption, palette},
    comparison_tables::files,
    filters::menu,
    result_table::change_cell,
};
use crate::{
    charts::{Painter, scatter::LINES_OF_SCATTER},
    state::{explore_href, here_href},
    text::{Locale, grade, number, phrase, scatter as words},
};

/// The picture.
pub fn draw_scatter(compared: &Comparison, painter: Option<&Painter>, locale: Locale) -> Shown {
    let sentence = |it: &Scatter| {
        format!(
            "{}: {}",
            words::axes(locale, compared, it).join(" / "),
            words::sentence(locale, it)
        )
    };
    Shown {
        picture: painter.and_then(|it| (it.scatter)(compared, &palette(), locale)),
        lines: LINES_OF_SCATTER,
        label: compared.scatter.as_ref().map(sentence).unwrap_or_default(),
        is_empty: compared.scatter.is_none(),
    }
}

/// Which two indicators, of what, and how closely they go together.
pub fn caption_of_scatter(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(scatter) = &compared.scatter else { return ().into_any() };
    let (setting, texts) = (&compared.setting, locale.scatter());
    let [x, y] = words::axes(locale, compared, scatter);
    let title = format!("{y} {} {}", texts.and, phrase::lower_first(&x));
    let place = scatter.place.as_ref().map(|it| it.name.clone());
    let of = |dimension| grade::shown(locale, setting, dimension);
    // Of two works each axis says its own.
    let children = scatter.x_work.as_ref().map(|_| texts.same_children.to_owned());
    let one_work = [Dimension::Procedure, Dimension::Grade, Dimension::Group, Dimension::Year];
    let one_work = one_work.map(|it| of(it).filter(|_| children.is_none()));
    let group = of(Dimension::Group).filter(|_| children.is_some());
    let context = [place].into_iter().chain(one_work).chain([group, children]);
    let subtitle = context.flatten().collect::<Vec<_>>().join(" · ");
    let beyond = words::beyond(locale, scatter).map(|it| view! { <p>{it}</p> });
    view! {
        {caption(title, subtitle, setting.source.as_ref(), locale)}
        <p>{words::sentence(locale, scatter)}</p>
        {beyond}
        <div class="filters" role="group" aria-label=texts.title>
            {indicators(compared, scatter, locale)} {subjects(compared, scatter, locale)}
            {works(compared, scatter, locale)}
        </div>
    }
    .into_any()
}

/// The view with what goes across said in full.
fn with(compared: &Comparison, scatter: &Scatter) -> View {
    let mut view = compared.setting.view.clone();
    view.aside.x = Some(scatter.x);
    view.aside.x_subject = scatter.x_subject.as_ref().map(|it| it.code.clone());
    view.aside.x_work = scatter.x_work.as_ref().map(|it| it.procedure.code.clone());
    view
}

fn indicators(compared: &Comparison, scatter: &Scatter, locale: Locale) -> impl IntoView + use<> {
    let view = with(compared, scatter);
    let name = |it| locale.texts().named(it, &compared.setting).name.into_owned();
    let entries = compared.setting.indicators.iter().map(|it| {
        let mut with = view.clone();
        with.aside.x = Some(*it);
        (name(*it), here_href(&with), *it == scatter.x)
    });
    menu(locale.scatter().across, name(scatter.x), entries.collect())
}

fn subjects(compared: &Comparison, scatter: &Scatter, locale: Locale) -> Option<AnyView> {
    let texts = locale.scatter();
    let view = with(compared, scatter);
    let own = compared.setting.view.only(Dimension::Subject);
    let shown = scatter.x_subject.as_ref();
    let entries = scatter.subjects.iter().map(|it| {
        let mut with = view.clone();
        let is_own = own == Some(it.code.as_str());
        with.aside.x_subject = (!is_own).then(|| it.code.clone());
        let is_shown = shown.map_or(is_own, |shown| shown.code == it.code);
        (it.name.clone(), here_href(&with), is_shown)
    });
    let name = shown.map_or_else(|| texts.same_subject.to_owned(), |it| it.name.clone());
    let several = !scatter.subjects.is_empty();
    several.then(|| menu(texts.subject, name, entries.collect()).into_any())
}

fn works(compared: &Comparison, scatter: &Scatter, locale: Locale) -> Option<AnyView> {
    let texts = locale.scatter();
    let shown = scatter.x_work.as_ref();
    let entry = |name: String, work: Option<&Sat>| {
        let mut with = with(compared, scatter);
        // Another work may not have the indicator: then the page finds one that it has.
        with.aside.x = None;
        with.aside.x_work = work.map(|it| it.procedure.code.clone());
        (name, here_href(&with), shown == work)
    };
    let same = entry(texts.same_work.to_owned(), None);
    let others = scatter.works.iter().map(|it| entry(words::work(locale, it), Some(it)));
    let entries = std::iter::once(same).chain(others).collect();
    let name = shown.map_or_else(|| texts.same_work.to_owned(), |it| words::work(locale, it));
    (!scatter.works.is_empty()).then(|| menu(texts.work, name, entries).into_any())
}

/// Every school with both values.
pub fn scatter_table(compared: &Comparison, locale: Locale) -> AnyView {
    let Some(scatter) = &compared.scatter else { return ().into_any() };
    let texts = locale.texts();
    let view = &compared.setting.view;
    let [x, y] = words::axes(locale, compared, scatter);
    let row = |it: &ScatterPoint| {
        let href = explore_href(&view.of(&Object::new(scatter.level, &it.unit.code)));
        let chosen = it.is_chosen.then(|| {
            view! { <span class="is-quiet">" " {locale.scatter().chosen}</span> }
        });
        let value = |indicator, it| number::value(locale, indicator, it);
        view! {
            <tr class:is-marked=it.is_chosen>
                <th scope="row">
                    <a href=href>{it.unit.name.clone()}</a>
                    {chosen}
                </th>
                <td class="is-number">{value(scatter.x, &it.x)}</td>
                <td class="is-number is-quiet">{number::whole(locale, it.x.n)}</td>
                <td class="is-number">{value(view.indicator, &it.y)}</td>
                <td class="is-number is-quiet">{number::whole(locale, it.y.n)}</td>
                {beyond_cell(scatter, it, view.indicator, locale)}
            </tr>
        }
    };
    let foot = scatter.medians.map(|(x, y)| {
        let value = |indicator, it| number::plain(locale, indicator, it, u64::MAX);
        view! {
            <tr>
                <th scope="row">{locale.scatter().medians}</th>
                <td class="is-number">{value(scatter.x, x)}</td>
                <td></td>
                <td class="is-number">{value(view.indicator, y)}</td>
                <td></td>
                {has_beyond(scatter).then(|| view! { <td></td> })}
            </tr>
        }
    });
    let beyond = has_beyond(scatter).then(|| {
        view! { <th scope="col" class="is-number">{locale.scatter().column_beyond}</th> }
    });
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{texts.dimension(scatter.level)}</th>
                    <th scope="col" class="is-number">{x}</th>
                    <th scope="col" class="is-number">"n"</th>
                    <th scope="col" class="is-number">{y}</th>
                    <th scope="col" class="is-number">"n"</th>
                    {beyond}
                </tr>
            </thead>
            <tbody>{scatter.points.iter().map(row).collect_view()}</tbody>
            <tfoot>{foot}</tfoot>
        </table>
        {files("scatter", compared, locale)}
    }
    .into_any()
}

fn has_beyond(scatter: &Scatter) -> bool {
    scatter.points.iter().any(|it| it.beyond.is_some())
}

fn beyond_cell(
    scatter: &Scatter,
    of: &ScatterPoint,
    indicator: Indicator,
    locale: Locale,
) -> Option<AnyView> {
    has_beyond(scatter).then(|| {
        let row = Row { value: Ok(of.y), ..Row::ABSENT };
        let change = of.beyond.ok_or(Absence::NotApplicable);
        view! { <td class="is-number">{change_cell(change, indicator, &row, locale)}</td> }
            .into_any()
    })
}
