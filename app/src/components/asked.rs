//! What a page about a place asks, and how its parts wait for the answer: the head, which tells
//! of failures too, the parts that are there when the answer is, and the pictures.

use std::sync::Arc;

use analysis::{Cube, View, disclosure::Published, view::Ignored};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{chart_panel::Shown, failures::Failure};
use crate::{
    api::{ApiError, DataInfo, Dated},
    charts::{Painter, Painting},
    state::{Data, Engine, use_locale, use_view},
    text::{Locale, group::Localised},
};

/// What the server or the cube said.
type Answered<T> = Result<Dated<T>, ApiError>;
/// Makes a part of the page of it. One type for all parts: the browser's program holds the
/// machinery of waiting once for each page.
type Draw<T> = Arc<dyn Fn(Answered<T>) -> AnyView + Send + Sync>;
/// Computes an answer where the cube is.
type Compute<T> = fn(&Published<Cube>, &View) -> T;

/// The question of a page, asked anew whenever the address changes.
pub struct Asked<T: Send + Sync + 'static> {
    answered: Resource<Answered<T>>,
    /// The latest answer. Pictures outlive a change of view, so they are fed by a signal; an
    /// effect may read a resource anywhere, and on the server, where it never runs, there is
    /// nothing to draw.
    latest: RwSignal<Option<T>>,
    ignored: Memo<Vec<Ignored>>,
    data: Data,
    locale: Locale,
}

// By hand, for a derived one would ask for answers that can be copied.
impl<T: Send + Sync> Clone for Asked<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Asked<T> {}

impl<T> Asked<T>
where
    T: Clone + PartialEq + Localised + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Asks about the view of the address: `here` names the engine's function for it, `server`
    /// asks as long as the engine is not here.
    pub fn of_the_view<Ask>(here: fn(&Engine) -> Compute<T>, server: fn(View) -> Ask) -> Self
    where
        Ask: Future<Output = Answered<T>> + Send + 'static,
    {
        let data = Data::get();
        Self::by(move |view| {
            let asked = view.clone();
            data.answer(move |engine, cube| here(engine)(cube, &asked), server(view))
        })
    }

    /// Asks the server about the view of the address, always: what only it has.
    pub fn of_the_server<Ask>(server: fn(View) -> Ask) -> Self
    where
        Ask: Future<Output = Answered<T>> + Send + 'static,
    {
        // The answer is waited for, and the foot of the page, which names the data, is not.
        #[cfg(feature = "ssr")]
        if let Ok(session) = crate::api::Session::require() {
            Data::get().seen(&session.data);
        }
        Self::by(server)
    }

    /// Asks the server about a view that `needs` it, and nobody about any other.
    pub fn of_the_server_where<Ask>(needs: fn(&View) -> bool, server: fn(View) -> Ask) -> Self
    where
        Ask: Future<Output = Answered<T>> + Send + 'static,
        T: Default,
    {
        Self::by(move |view| {
            let asked = needs(&view).then(|| server(view));
            async move {
                match asked {
                    Some(answer) => answer.await,
                    None => Ok(Dated { data: DataInfo::default(), content: T::default() }),
                }
            }
        })
    }

    fn by<Ask>(ask: impl Fn(View) -> Ask + Send + Sync + 'static) -> Self
    where
        Ask: Future<Output = Answered<T>> + Send + 'static,
    {
        let (data, locale) = (Data::get(), use_locale());
        let (view, ignored) = use_view();
        let latest = RwSignal::new(None);
        let told = StoredValue::new(false);
        let answered = Resource::new(
            move || view.get(),
            move |view| pictures_first(ask(view), locale, latest, told),
        );
        Effect::new(move |_| {
            let answered = answered.get();
            // What came by a click is told already.
            if told.try_update_value(std::mem::take) == Some(true) {
                return;
            }
            if let Some(Ok(answer)) = answered {
                latest.set(Some(answer.content));
            }
        });
        Self { answered, latest, ignored, data, locale }
    }

    /// The first part of the page: what `draw` makes of the answer and of what in the address
    /// could not be read, or why there is no answer.
    pub fn head(
        self,
        draw: fn(T, Vec<Ignored>, Locale) -> AnyView,
    ) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
        let Self { ignored, data, locale, .. } = self;
        self.suspended(Arc::new(move |answer| match answer {
            Err(error) => view! { <Failure error /> }.into_any(),
            Ok(Dated { data: info, content }) => {
                data.seen(&info);
                draw(content, ignored.get_untracked(), locale)
            }
        }))
    }

    /// A part that is simply not there when there is no answer, which the head tells.
    pub fn part(
        self,
        draw: impl Fn(&T, Locale) -> AnyView + Send + Sync + 'static,
    ) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
        let locale = self.locale;
        self.suspended(Arc::new(move |answer| {
            answer.map_or_else(|_told_by_the_head| ().into_any(), |it| draw(&it.content, locale))
        }))
    }

    /// What a chart shows, drawn once for each answer and only told if it differs.
    pub fn shown(
        self,
        draw: impl Fn(&T, Option<&Painter>, Locale) -> Shown + Send + Sync + 'static,
    ) -> Memo<Shown> {
        let Self { latest, locale, .. } = self;
        let painter = Painting::ask();
        Memo::new(move |_| {
            let painter = painter.get();
            latest
                .with(|it| it.as_ref().map_or_else(Shown::default, |it| draw(it, painter, locale)))
        })
    }

    fn suspended(self, draw: Draw<T>) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
        let answered = self.answered;
        move || {
            let draw = draw.clone();
            Suspend::new(async move { draw(answered.await) }).into_any()
        }
    }
}

/// Waits for the answer, and in the browser for its pictures: whoever clicks looks at them, and the
/// text around them is most of the work.
async fn pictures_first<T: Clone + Localised + Send + Sync + 'static>(
    answer: impl Future<Output = Answered<T>>,
    locale: Locale,
    latest: RwSignal<Option<T>>,
    told: StoredValue<bool>,
) -> Answered<T> {
    let mut answer = answer.await;
    if let Ok(answer) = &mut answer {
        answer.content.localise(locale);
    }
    #[cfg(feature = "hydrate")]
    if let Ok(answer) = &answer {
        told.set_value(true);
        latest.set(Some(answer.content.clone()));
        crate::state::painted().await;
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (latest, told);
    answer
}
