//! Where things are: the checkout, cargo's target folder, and what xtask keeps inside it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// The folders every task works in.
pub(crate) struct Project {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Cargo's target folder: `CARGO_TARGET_DIR` is honoured.
    pub(crate) target: PathBuf,
}

impl Project {
    /// The project of the checkout that cargo was called in.
    pub(crate) fn here() -> Result<Project> {
        let root = root()?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        Ok(Project { root, target })
    }

    /// What the browser gets; the release binary embeds exactly this folder.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// The same for `cargo xtask dev`: unoptimised, not compressed, never embedded.
    pub(crate) fn site_dev(&self) -> PathBuf {
        self.target.join("site-dev")
    }

    /// The folder with the one `package.json`: browser tests, ECharts, font.
    pub(crate) fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// xtask's own notes (stamps, durations, logs). Deleting it costs time, nothing else.
    pub(crate) fn notes(&self) -> Result<PathBuf> {
        let folder = self.target.join("xtask");
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        Ok(folder)
    }
}

/// The checkout. Cargo says where it is each time it runs us; what the compiler was told may be
/// another clone that shares the target folder.
pub(crate) fn root() -> Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .context("start xtask by cargo: `cargo xtask …`, `cargo test -p xtask`")?;
    let root = Path::new(&package).parent().context("xtask is not inside a workspace")?;
    Ok(root.to_owned())
}

/// The address of an SQLite file as sqlx reads it: two characters of a path mean something else
/// in an address.
pub(crate) fn sqlite_url(file: &Path) -> String {
    let path = file.display().to_string().replace('%', "%25").replace('?', "%3F");
    format!("sqlite://{path}?mode=rwc")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_in_a_folder_stays_in_the_path() {
        let url = sqlite_url(Path::new("/home/who?/100%/razrez.db"));
        assert_eq!(url, "sqlite:///home/who%3F/100%25/razrez.db?mode=rwc");
    }
}
