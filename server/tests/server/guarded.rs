//! Addresses that only the operator may use.

use crate::{columns, knowledge, schools};

/// Every address that changes something or shows what lies on the desk.
pub(crate) const GUARDED: [(&str, &str); 24] = [
    ("GET", "/api/v1/identities"),
    ("POST", "/api/v1/identities"),
    ("POST", "/api/v1/identities/1/undo"),
    ("GET", "/data/schools"),
    ("POST", "/data/schools"),
    ("POST", "/data/schools/1/undo"),
    ("POST", "/data/files/0/schools"),
    ("GET", "/api/v1/rows?indicator=quality"),
    ("GET", "/data/rows"),
    ("POST", "/api/v1/imports"),
    ("GET", "/api/v1/imports"),
    ("GET", "/api/v1/imports/0"),
    ("DELETE", "/api/v1/imports/0"),
    ("POST", "/api/v1/imports/0/take-over"),
    ("GET", "/api/v1/imports/0/problems.csv"),
    ("GET", "/api/v1/imports/0/problems.xlsx"),
    ("POST", "/api/v1/batches/1/undo"),
    ("POST", "/data/files"),
    ("POST", "/data/files/take-over"),
    ("GET", "/data/files/0"),
    ("POST", "/data/files/0/take-over"),
    ("POST", "/data/files/0/cancel"),
    ("POST", "/data/batches/1/undo"),
    ("HEAD", "/api/v1/imports"),
];

/// These and those of other files.
pub(crate) fn guarded() -> impl Iterator<Item = (&'static str, &'static str)> {
    let others = columns::GUARDED.into_iter().chain(schools::GUARDED).chain(knowledge::GUARDED);
    GUARDED.into_iter().chain(others)
}
