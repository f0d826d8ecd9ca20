//! The words about kinds of sources.

use analysis::source_kind::{SourceKind, Trust};

use crate::text::Locale;

pub(in crate::desk) struct SourceWords {
    pub(in crate::desk) kind: &'static str,
    pub(in crate::desk) all: &'static str,
    pub(in crate::desk) accepted: &'static str,
    pub(in crate::desk) program: &'static str,
    locale: Locale,
}

impl SourceWords {
    /// The name of a kind.
    pub(in crate::desk) fn name(&self, kind: SourceKind) -> &'static str {
        self.locale.either(match kind {
            SourceKind::Procedure => ("оценочные процедуры", "assessment procedures"),
            SourceKind::OpenData => ("открытые данные", "open data"),
            SourceKind::Survey => ("независимая оценка, анкеты", "independent assessment, surveys"),
            SourceKind::Journal => ("электронный журнал", "electronic journal"),
            SourceKind::OwnTable => ("своя таблица", "own table"),
            SourceKind::Reference => ("справочные сведения", "descriptions"),
        })
    }

    /// How far figures can be trusted as they stand.
    pub(in crate::desk) fn trust(&self, trust: Trust) -> &'static str {
        self.locale.either(match trust {
            Trust::Official => (
                "сделано самой процедурой, одинаково для всех школ",
                "made by the procedure itself, alike for all schools",
            ),
            Trust::Published => (
                "опубликовано другими, не первичные результаты",
                "published by others, no raw results",
            ),
            Trust::Own => (
                "со слов школы или муниципалитета либо сведено вручную",
                "told by the school or municipality itself, or put together by hand",
            ),
        })
    }
}

pub(in crate::desk) fn of(locale: Locale) -> &'static SourceWords {
    locale.either((&RU, &EN))
}

static RU: SourceWords = SourceWords {
    kind: "Вид источника",
    all: "все",
    accepted: "принято с ошибками проверок",
    program: "прочитано программой Razrez",
    locale: Locale::Ru,
};

static EN: SourceWords = SourceWords {
    kind: "Kind of source",
    all: "all",
    accepted: "accepted with errors of checks",
    program: "read by Razrez",
    locale: Locale::En,
};
