//! Who is surely among the first of the place, and who may be.

use analysis::{
    View,
    benchmark::{Among, Benchmark, Top},
};
use leptos::prelude::*;

use super::{files, school_href};
use crate::{
    components::result_table::{cells, value_heads},
    state::here_href,
    text::{Locale, benchmark::phrase},
};

/// Where the list stands on its page.
pub const TOP: &str = "top";

/// The list with its sizes; open where one was asked for.
pub fn top(shown: &Benchmark, locale: Locale) -> AnyView {
    let (texts, words) = (locale.texts(), locale.benchmark());
    let Some(top) = &shown.place.top else { return ().into_any() };
    let view = &shown.setting.view;
    let place = shown.place.unit.as_ref().map(|it| format!(" · {}", it.name)).unwrap_or_default();
    let counts = format!(
        "{}: {}, {}: {}",
        words.top_surely,
        top.surely(),
        words.top_maybe,
        top.schools.len() - top.surely(),
    );
    let rows = top.schools.iter().map(|it| row(shown, top, it, locale)).collect_view();
    view! {
        <details class="method" id=TOP open=view.against.top.is_some()>
            <summary>{format!("{} {}{place}", words.top_title, top.size)}</summary>
            {sizes(view, top, locale)}
            <p>{counts}</p>
            <div class="table__scroll" tabindex="0" role="region" aria-label=words.top_title>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts.dimension(analysis::Dimension::School)}</th>
                            {value_heads(&shown.setting, locale)}
                            <th scope="col" class="is-number">
                                {texts.column_place}
                            </th>
                            <th scope="col">{format!("{} {}", words.top_title, top.size)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="is-quiet">{words.top_text}</p>
            {files("top", shown, locale)}
        </details>
    }
    .into_any()
}

fn sizes(view: &View, top: &Top, locale: Locale) -> impl IntoView + use<> {
    let size = |size: &u32| {
        let mut asked = view.clone();
        asked.against.top = Some(*size);
        let href = format!("{}#{TOP}", here_href(&asked));
        view! {
            <li>
                <a href=href aria-current=(top.size == *size).then_some("true") data-noscroll>
                    {*size}
                </a>
            </li>
        }
    };
    view! {
        <ul class="choice" aria-label=locale.benchmark().top_title>
            {top.sizes.iter().map(size).collect_view()}
        </ul>
    }
}

fn row(shown: &Benchmark, top: &Top, it: &Among, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let view = &shown.setting.view;
    // Equal values share a place.
    let tied = if it.is_tied { "= " } else { "" };
    let place = format!("{tied}{} ({})", it.rank.rank, phrase::place(locale, it.rank, top.of));
    let how = if it.is_sure { words.top_surely } else { words.top_maybe };
    view! {
        <tr>
            <th scope="row">
                <a href=school_href(view, &it.school)>{it.school.name.clone()}</a>
            </th>
            {cells(&it.row, view.indicator, locale)}
            <td class="is-number">{place}</td>
            <td>{how}</td>
        </tr>
    }
    .into_any()
}
