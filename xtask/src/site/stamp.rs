//! Knowing that nothing has changed: a step's inputs as one number, kept from run to run.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

use anyhow::{Context, Result};

use crate::project::Project;

/// Raised when xtask makes something else of the same inputs.
const RECIPE: u32 = 3;

/// The inputs of one step, to be compared with those of its last success.
///
/// The hash may differ between Rust releases: then the work is done once more, and no harm is
/// done.
pub(super) struct Stamp {
    file: PathBuf,
    content: String,
}

impl Stamp {
    /// The stamp of the step `name` when its inputs are these.
    pub(super) fn of(project: &Project, name: &str, inputs: &[&[u8]]) -> Result<Stamp> {
        let mut hasher = DefaultHasher::new();
        (RECIPE, inputs).hash(&mut hasher);
        let file = project.notes()?.join(format!("{name}.stamp"));
        Ok(Stamp { file, content: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the step last succeeded with the same inputs.
    pub(super) fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|text| text == self.content)
    }

    /// Notes the success of the step.
    pub(super) fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.content)
            .with_context(|| format!("writing {}", self.file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_an_input_changes() {
        let target = std::env::temp_dir().join(format!("razrez-stamp-{}", std::process::id()));
        let project = Project { root: target.clone(), target: target.clone() };
        let first = Stamp::of(&project, "it", &[b"a", b"bc"]).unwrap();
        assert!(!first.holds());
        first.set().unwrap();
        assert!(Stamp::of(&project, "it", &[b"a", b"bc"]).unwrap().holds());
        assert!(!Stamp::of(&project, "it", &[b"ab", b"c"]).unwrap().holds());
        assert!(!Stamp::of(&project, "other", &[b"a", b"bc"]).unwrap().holds());
        fs::remove_dir_all(target).unwrap();
    }
}
