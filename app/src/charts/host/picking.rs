//! Choosing two years in a picture: what pointer and keys do, and what is shaded and read out meanwhile.

use leptos::prelude::*;

use super::instance::{Instance, Pointed};
use crate::{
    charts::{
        Mark, Picture,
        periods::{Periods, Picked, Picking},
    },
    text::Locale,
};

/// The choice of one chart.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) picture: Signal<Option<Picture>>,
    pub(super) instance: StoredValue<Option<Instance>, LocalStorage>,
    pub(super) spoken: RwSignal<String>,
    pub(super) locale: Locale,
    pub(super) state: StoredValue<Picking>,
}

/// What the pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    Down,
    Moves,
    Up,
    /// Pressed and let go at a place where there is no mark.
    Points,
}

impl Choice {
    /// What the pointer did over the paper; returns the address that is chosen by it.
    pub(super) fn pointer(self, what: Pointer, event: &Pointed) -> Option<String> {
        let place = self.periods(|periods| {
            let at = self.instance.with_value(|it| it.as_ref()?.place_of(event.offset_x()));
            periods.nearest(at?)
        })?;
        let picked = self.state.try_update_value(|it| match what {
            Pointer::Down => {
                it.press(place);
                Picked::Nothing
            }
            Pointer::Moves => it.pass(place),
            Pointer::Up => it.release(place),
            Pointer::Points => it.point(place),
        })?;
        self.follow(picked)
    }

    /// A mark is pointed at by keyboard; returns the address that is chosen by it.
    pub(super) fn mark(self, mark: &Mark) -> Option<String> {
        #[expect(clippy::cast_precision_loss, reason = "a few dozen years")]
        let place = self.periods(|it| it.nearest(mark.item as usize as f64))?;
        let picked = self.state.try_update_value(|it| it.point(place))?;
        self.follow(picked)
    }

    /// Drops what is being chosen; whether something was.
    pub(super) fn escape(self) -> bool {
        let picked = self.state.try_update_value(Picking::escape);
        let was = picked == Some(Picked::Dropped);
        picked.into_iter().for_each(|it| _ = self.follow(it));
        was
    }

    fn periods<T>(self, read: impl FnOnce(&Periods) -> Option<T>) -> Option<T> {
        self.picture.with_untracked(|it| read(it.as_ref()?.periods.as_ref()?))
    }

    fn shade(self, ends: [usize; 2]) {
        self.instance.with_value(|it| it.iter().for_each(|it| it.shade(ends)));
    }

    fn follow(self, picked: Picked) -> Option<String> {
        let [first, second, dropped] = self.locale.dynamics().picking;
        match picked {
            Picked::Nothing => None,
            Picked::Shows(ends) => {
                self.shade(ends);
                let year = |at| self.periods(|it| it.year(at)).map(|it| it.to_string());
                let (from, to) = (year(ends[0].min(ends[1])), year(ends[0].max(ends[1])));
                let (from, to) = from.zip(to)?;
                self.spoken.set(match ends {
                    [one, two] if one == two => format!("{first}: {from}. {second}"),
                    _ => format!("{from} → {to}"),
                });
                None
            }
            Picked::Chosen(ends) => {
                self.spoken.set(String::new());
                self.periods(|it| it.href(ends))
            }
            Picked::Dropped => {
                self.periods(|it| Some(it.chosen)).into_iter().for_each(|it| self.shade(it));
                self.spoken.set(dropped.to_owned());
                None
            }
        }
    }
}
