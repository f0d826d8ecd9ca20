//! A list of what was written down and can be taken back, each line with the way to do so.

use leptos::prelude::*;

/// The last cell of a line: the button, or that it was taken back.
pub(super) fn way_back(
    action: String,
    (button, done): (&'static str, &'static str),
    of: &str,
    holds: bool,
) -> AnyView {
    if !holds {
        return view! { <td><span class="is-quiet">{done}</span></td> }.into_any();
    }
    let label = format!("{button}: {of}");
    view! {
        <td>
            <form method="post" action=action>
                <button class="desk__button" aria-label=label>
                    {button}
                </button>
            </form>
        </td>
    }
    .into_any()
}

/// The list under its title, its last column without a heading to be seen; nothing without lines.
pub(super) fn list<const N: usize>(
    title: &'static str,
    heads: [&'static str; N],
    button: &'static str,
    lines: Vec<AnyView>,
) -> Option<AnyView> {
    let heads = heads.map(|it| view! { <th scope="col">{it}</th> });
    (!lines.is_empty()).then(|| {
        view! {
            <section>
                <h2>{title}</h2>
                <div class="table__scroll" tabindex="0" role="region" aria-label=title>
                    <table class="table">
                        <thead>
                            <tr>
                                {heads.into_iter().collect_view()}
                                <th scope="col">
                                    <span class="is-spoken">{button}</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    })
}
