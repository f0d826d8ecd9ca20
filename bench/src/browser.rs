//! The same questions for a browser: plain exports, so that the page that measures needs no
//! glue. One thread only, as WebAssembly has it.

#![expect(unsafe_code, reason = "exports by name are unsafe because names could clash")]

use std::cell::RefCell;

use analysis::{Cube, Published};

thread_local! {
    static CUBE: RefCell<Option<Published<Cube>>> = const { RefCell::new(None) };
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes the region and returns its number of cells.
#[unsafe(no_mangle)]
pub extern "C" fn prepare() -> usize {
    let cube = crate::cube();
    let cells = cube.get().len();
    CUBE.set(Some(cube));
    cells
}

/// Asks a question and returns its number of rows.
#[unsafe(no_mangle)]
pub extern "C" fn ask(question: usize) -> usize {
    CUBE.with_borrow(|cube| cube.as_ref().map_or(0, |it| crate::ask(it, question).rows.len()))
}

/// Computes a page of analysis and returns its number of lines.
#[unsafe(no_mangle)]
pub extern "C" fn page(which: usize) -> usize {
    CUBE.with_borrow(|cube| cube.as_ref().map_or(0, |it| crate::page(it, which)))
}

/// Computes the page of benchmarking and returns its number of schools.
#[unsafe(no_mangle)]
pub extern "C" fn benchmark() -> usize {
    CUBE.with_borrow(|cube| {
        cube.as_ref().map_or(0, |it| crate::set_against_others(it).place.schools.len())
    })
}

/// Room for the bytes of a cube.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    BYTES.with_borrow_mut(|bytes| {
        bytes.resize(length, 0);
        bytes.as_mut_ptr()
    })
}

/// Decodes the bytes that were put there and returns the number of cells.
#[unsafe(no_mangle)]
pub extern "C" fn decode() -> usize {
    BYTES.with_borrow(|bytes| Published::<Cube>::deserialize(bytes).map_or(0, |it| it.get().len()))
}
