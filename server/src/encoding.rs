//! Which compressed forms a browser takes.

use axum::http::{HeaderMap, header};

/// A form in which bytes travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// As `Content-Encoding` names it.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    /// What the file's name ends with.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Plain => "",
        }
    }
}

/// The accepted forms, best first. Plain bytes always come last: nobody refuses them.
pub(crate) fn accepted(headers: &HeaderMap) -> Vec<Encoding> {
    let accepts = |wanted: &str| {
        let listed = headers.get_all(header::ACCEPT_ENCODING).iter();
        listed.filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(',')).any(|it| {
            let mut parts = it.split(';').map(str::trim);
            let is_refused = |it: &str| {
                it.strip_prefix("q=")
                    .and_then(|it| it.parse::<f32>().ok())
                    .is_some_and(|it| it <= 0.0)
            };
            parts.next() == Some(wanted) && !parts.any(is_refused)
        })
    };
    let mut forms = vec![Encoding::Brotli, Encoding::Gzip];
    forms.retain(|it| it.name().is_some_and(accepts));
    forms.push(Encoding::Plain);
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_accepted_form_comes_first() {
        use Encoding::{Brotli, Gzip, Plain};
        let cases: [(&str, &[Encoding]); 5] = [
            ("gzip, deflate, br, zstd", &[Brotli, Gzip, Plain]),
            ("gzip", &[Gzip, Plain]),
            ("br;q=0, gzip;q=0.5", &[Gzip, Plain]),
            ("identity", &[Plain]),
            ("", &[Plain]),
        ];
        for (text, expected) in cases {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, text.parse().unwrap())]);
            assert_eq!(accepted(&headers), expected, "case: {text}");
        }
    }
}
