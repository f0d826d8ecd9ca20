//! A package of a school or municipality: what would be passed on, and the file (domain, row 47).

use std::collections::BTreeMap;

use analysis::{UnitKind, code::Code};
use anyhow::Context;
use chrono::Utc;
use intake::Sender;
use store::{Cut, Store};

use crate::desk::Trouble;

/// What is passed on.
pub(crate) struct Package {
    /// Its code.
    pub(crate) code: Code,
    /// Its name.
    pub(crate) name: String,
    /// The version of the data it is made of.
    pub(crate) version: u32,
    /// How many classes it has.
    pub(crate) classes: usize,
    /// For year and procedure how many results.
    pub(crate) works: Vec<(String, String, usize)>,
    /// The file.
    pub(crate) text: String,
    /// The hash by which the receiver can make sure of it.
    pub(crate) sha256: String,
}

impl Package {
    /// How many results are passed on.
    pub(crate) fn results(&self) -> usize {
        self.works.iter().map(|it| it.2).sum()
    }

    /// The name of the file.
    pub(crate) fn file(&self) -> String {
        format!("razrez-{}-v{}.jsonl", self.code, self.version)
    }
}

/// Makes the package of a school or, if there is no such school, of a municipality.
pub(crate) async fn of(store: &Store, code: &str) -> Result<Package, Trouble> {
    let code: Code = code.trim().parse().map_err(|_| Trouble::NoCode(code.trim().to_owned()))?;
    let mut found = None;
    for kind in [UnitKind::School, UnitKind::Municipality] {
        if found.is_none() {
            found = store.cut(kind, &code).await.context("reading what is passed on")?;
        }
    }
    let Some(Cut { name, batch, version }) = found else {
        return Err(Trouble::Undecidable(store::Undecidable::NoSchool(code)));
    };
    let mut works = BTreeMap::new();
    for cell in &batch.cells {
        let procedure = &batch.dictionary.procedures[usize::from(cell.place.procedure)].name;
        *works.entry((cell.place.year, procedure.clone())).or_default() += 1;
    }
    let classes = batch.units.iter().filter(|it| it.0.kind == UnitKind::Class).count();
    let sender = Sender {
        of: code.to_string(),
        name: name.clone(),
        made_on: Utc::now().date_naive().to_string(),
        data_version: version.number(),
    };
    let (text, sha256) = intake::packed(sender, &batch);
    let works = works.into_iter().map(|((year, of), n)| (year.to_string(), of, n)).collect();
    Ok(Package { code, name, version: version.number(), classes, works, text, sha256 })
}
