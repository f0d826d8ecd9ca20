//! Sets of one's own, as forms that work without scripts.

use analysis::{
    View,
    benchmark::{Benchmark, Own},
    context::{Characteristic, Measure},
    setting::Setting,
    view::{Against, Range, ReferenceKind},
};
use leptos::prelude::*;

use super::{choice::against, form::ViewForm, sought::by_text};
use crate::{
    state::here_href,
    text::{Locale, benchmark::characteristic},
};

/// Sets of one's own: by names, by conditions, and a target.
pub fn own_sets(shown: &Benchmark, locale: Locale) -> AnyView {
    let Some(own) = &shown.own else { return ().into_any() };
    let words = locale.benchmark();
    let view = &shown.setting.view;
    let usual = View { against: Against::default(), ..view.clone() };
    let is_open = |kind: ReferenceKind| own.set.kind == kind;
    view! {
        <details class="method" open=is_open(ReferenceKind::Set)>
            <summary>{words.set_title}</summary>
            {by_name(shown, own, locale)}
        </details>
        <details class="method" open=is_open(ReferenceKind::Ranges)>
            <summary>{words.ranges_title}</summary>
            {by_ranges(own, view, locale)}
        </details>
        <details class="method" open=is_open(ReferenceKind::Target)>
            <summary>{words.target_title}</summary>
            {by_target(&shown.setting, locale)}
        </details>
        <p>
            <a href=here_href(&usual) data-noscroll>
                {words.set_default}
            </a>
        </p>
    }
    .into_any()
}

/// A set by names: chips that can be taken out, and a list to put in from (D3).
fn by_name(shown: &Benchmark, own: &Own, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let view = &shown.setting.view;
    let name = |code: &str| {
        let member = own.set.members.iter().map(|it| &it.school);
        let placed = shown.place.schools.iter().map(|it| &it.school);
        member
            .chain(placed)
            .find(|it| it.code == code)
            .map_or(code.to_owned(), |it| it.name.clone())
    };
    let chips = view
        .against
        .set
        .iter()
        .map(|code| {
            let rest = against(view, |it| it.set.retain(|it| it != code));
            let label = format!("{}: {}", locale.texts().out_of_tray, name(code));
            view! {
                <li class="tags__tag">
                    <span>{name(code)}</span>
                    <a href=here_href(&rest) aria-label=label class="tags__remove" data-noscroll>
                        "×"
                    </a>
                </li>
            }
        })
        .collect_view();
    let is_out =
        |code: &str| code != own.school.code && !view.against.set.iter().any(|it| it == code);
    let options = shown
        .place
        .schools
        .iter()
        .filter(|it| is_out(&it.school.code))
        .map(|it| view! { <option value=it.school.code.clone()>{it.school.name.clone()}</option> })
        .collect_view();
    let rest = against(view, |it| it.kind = Some(ReferenceKind::Set));
    view! {
        <ul class="tags" aria-label=words.set_title>
            {chips}
        </ul>
        <ViewForm rest submit=words.set_add adds=true>
            <label class="fields__field">
                <span>{words.set_of_place}</span>
                <select name="set">
                    <option value="">{"—"}</option>
                    {options}
                </select>
            </label>
        </ViewForm>
        {by_text(shown, locale)}
    }
    .into_any()
}

/// A set by bounds of characteristics, with the number of schools that match (D4).
fn by_ranges(own: &Own, view: &View, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let rest = against(view, |it| {
        it.kind = Some(ReferenceKind::Ranges);
        it.ranges.clear();
    });
    let count = own.set.offers.iter().find(|it| it.kind == ReferenceKind::Ranges);
    let count = count.and_then(|it| it.schools).map(|it| {
        let schools = locale.counted(it.into(), &locale.texts().schools);
        format!("{}: {schools}", words.match_count)
    });
    let fields = own
        .set
        .side_by_side
        .iter()
        .map(|it| {
            let range = view.against.ranges.get(&it.characteristic).copied().unwrap_or_default();
            field(it.characteristic, range, locale)
        })
        .collect_view();
    view! {
        <p role="status">{count}</p>
        <ViewForm rest submit=words.apply>
            {fields}
        </ViewForm>
    }
    .into_any()
}

/// The fields of a bound, named as an address spells them.
pub fn field(of: Characteristic, range: Range, locale: Locale) -> AnyView {
    let words = locale.benchmark();
    let name = characteristic::name(locale, of);
    match of.spec().measure {
        Measure::Word(list) => {
            let codes = (0..).zip(list).map(|(value, (code, _))| ((*code).to_owned(), value));
            view! {
                <label class="fields__field">
                    <span>{name}</span>
                    {list_of(of, of.code(), (words.ranges_any, None), range.from, codes, locale)}
                </label>
            }
            .into_any()
        }
        Measure::Class(classes) => {
            let end = |suffix: &str, word: &'static str, chosen: Option<u32>| {
                let codes =
                    (1..).zip(classes).map(|(number, _): (u32, _)| (number.to_string(), number));
                let label = Some(format!("{name}, {word}"));
                list_of(of, &format!("{of}_{suffix}"), (word, label), chosen, codes, locale)
            };
            pair(
                name,
                end("from", words.ranges_from, range.from),
                end("to", words.ranges_to, range.to),
            )
        }
        Measure::Count { .. } | Measure::Share | Measure::Degrees(_) => {
            let end = |suffix: &str, word: &'static str, value: Option<u32>| {
                let spelled = value.map(|it| of.spelled(it)).unwrap_or_default();
                view! {
                    <input
                        type="text"
                        inputmode="decimal"
                        size="5"
                        name=format!("{of}_{suffix}")
                        value=spelled
                        placeholder=word
                        aria-label=format!("{name}, {word}")
                    />
                }
            };
            pair(
                name,
                end("from", words.ranges_from, range.from),
                end("to", words.ranges_to, range.to),
            )
        }
    }
}

/// A list to choose from: what it says while nothing is chosen, its label where no other stands
/// beside it, and for each value how the address spells it.
fn list_of(
    of: Characteristic,
    key: &str,
    (nothing, label): (&'static str, Option<String>),
    chosen: Option<u32>,
    codes: impl Iterator<Item = (String, u32)>,
    locale: Locale,
) -> AnyView {
    let option = |(code, value): (String, u32)| {
        view! {
            <option value=code selected=chosen == Some(value)>
                {characteristic::value(locale, of, value)}
            </option>
        }
    };
    view! {
        <select name=key.to_owned() aria-label=label>
            <option value="">{nothing}</option>
            {codes.map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// Both ends of a range under one name.
fn pair(name: &'static str, from: impl IntoView, to: impl IntoView) -> AnyView {
    view! {
        <span class="fields__field">
            <span>{name}</span>
            <span class="fields__pair">{from} {to}</span>
        </span>
    }
    .into_any()
}

fn by_target(setting: &Setting, locale: Locale) -> AnyView {
    let view = &setting.view;
    let words = locale.benchmark();
    let rest = against(view, |it| {
        it.kind = Some(ReferenceKind::Target);
        it.target = None;
    });
    let value = view.against.target.map(|it| (f64::from(it) / 1_000.0).to_string());
    let name = locale.texts().shown(setting).name;
    view! {
        <ViewForm rest submit=words.apply>
            <label class="fields__field">
                <span>{name}</span>
                <input
                    type="text"
                    inputmode="decimal"
                    size="6"
                    name="target"
                    value=value.unwrap_or_default()
                />
            </label>
        </ViewForm>
    }
    .into_any()
}
