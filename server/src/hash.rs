//! Names for contents, and secrets.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The SHA-256 of `bytes`.
pub(crate) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The same in hexadecimal.
pub(crate) fn full(bytes: &[u8]) -> String {
    hexadecimal(&digest(bytes))
}

/// The first 16 digits of [`full`]: enough to tell versions apart.
pub(crate) fn short(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

/// A number that nobody can guess, in hexadecimal.
///
/// # Errors
///
/// If the operating system gives no randomness.
pub(crate) fn random<const BYTES: usize>() -> anyhow::Result<String> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|it| anyhow::anyhow!("no randomness: {it}"))?;
    Ok(hexadecimal(&bytes))
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(crate) fn are_same(a: &str, b: &str) -> bool {
    let (a, b) = (Sha256::digest(a), Sha256::digest(b));
    a.iter().zip(b.iter()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// Bytes as people read them.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
