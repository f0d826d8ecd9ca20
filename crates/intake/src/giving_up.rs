//! Giving up: a reading that nobody waits for any more ends at one of its next rows.
//!
//! Readers know no clock; whoever calls them says when to stop.

use std::cell::RefCell;

type Stop = Box<dyn Fn() -> bool>;

thread_local! {
    static STOP: RefCell<Option<Stop>> = const { RefCell::new(None) };
}

/// Between how many rows it is asked.
const ROWS: u32 = 256;

/// Reads as long as `stop` does not say otherwise. What comes of a reading that was stopped is less than
/// the file and must not be used: ask `stop` again.
///
/// ```
/// let rows = (0..1000).map(|it| format!("2024,вПР,математика,5,{it},24\n")).collect::<String>();
/// let text = format!("year,procedure,subject,grade,school_code,participants\n{rows}");
/// let read = || intake::read("results.csv", text.as_bytes()).unwrap().rows_read;
/// assert_eq!(intake::read_unless(|| false, read), 1000);
/// assert!(intake::read_unless(|| true, read) < 1000);
/// ```
pub fn read_unless<T>(stop: impl Fn() -> bool + 'static, read: impl FnOnce() -> T) -> T {
    let _before = Before(STOP.replace(Some(Box::new(stop))));
    read()
}

/// Puts back what held before, also when the reading panics.
struct Before(Option<Stop>);

impl Drop for Before {
    fn drop(&mut self) {
        STOP.replace(self.0.take());
    }
}

/// Counts rows and says when the reading is over.
#[derive(Default)]
pub(crate) struct Patience(u32);

impl Patience {
    /// Whether nobody waits for the next row.
    pub(crate) fn is_over(&mut self) -> bool {
        self.0 = self.0.wrapping_add(1);
        self.0.is_multiple_of(ROWS) && STOP.with_borrow(|stop| stop.as_ref().is_some_and(|it| it()))
    }
}
