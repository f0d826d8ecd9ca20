//! Starting other programs: cargo with a clean environment, and output that is shown and read.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, IsTerminal, Write},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// `cargo` in the project's folder, as if typed into a shell.
///
/// `cargo xtask` itself runs under cargo, which describes the package `xtask` in `CARGO_…`
/// variables. Build scripts that watch them (ring's does) would run again, and everything above
/// them with them, each time cargo is called now from here and now by hand.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&project.root);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(describes_xtask) {
            command.env_remove(name);
        }
    }
    command.env("CARGO_TARGET_DIR", &project.target).env("RAZREZ_SITE_DIR", project.site());
    command
}

fn describes_xtask(variable: &str) -> bool {
    const EXACTLY: [&str; 4] =
        ["CARGO", "CARGO_CRATE_NAME", "CARGO_BIN_NAME", "CARGO_PRIMARY_PACKAGE"];
    EXACTLY.contains(&variable)
        || variable.starts_with("CARGO_MANIFEST_")
        || variable.starts_with("CARGO_PKG_")
}

/// Runs `command`, its output going where ours goes; an exit code other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| missing(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", spelled(command));
    }
    Ok(())
}

/// Runs `command` and returns what it wrote to its output.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| missing(command))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", spelled(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("output of `{}`", spelled(command)))
}

/// Runs `command`, shows its output and gives each line of it to `line` too.
pub(crate) fn run_reading(command: &mut Command, mut line: impl FnMut(&str)) -> Result<()> {
    // A pipe makes programs drop their colours; a person at a terminal wants them.
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| missing(command))?;
    let output = child.stdout.take().context("the output was not piped")?;
    for text in BufReader::new(output).split(b'\n') {
        let text = text.context("reading output")?;
        let text = String::from_utf8_lossy(&text);
        writeln!(std::io::stdout(), "{text}").context("writing output")?;
        line(&plain(&text));
    }
    let status = child.wait().context("waiting for the end")?;
    if !status.success() {
        bail!("`{}` failed ({status})", spelled(command));
    }
    Ok(())
}

/// The text without terminal colours.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        let end = after.find(|it: char| it.is_ascii_alphabetic());
        rest = end.map_or("", |end| &after[end + 1..]);
    }
    plain.push_str(rest);
    plain
}

fn spelled(command: &Command) -> String {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

fn missing(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let advice = match &*program {
        "npm" | "npx" | "node" => " (Node 18 or newer is needed: `apt-get install nodejs npm`)",
        _ => "",
    };
    format!("cannot start `{program}`{advice}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_which_command_and_how() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(error.to_string(), "`sh -c exit 3` failed (exit status: 3)");
    }

    #[test]
    fn lines_are_read_without_their_colours() {
        let mut lines = Vec::new();
        let print = "printf '\\033[32mok\\033[0m. 3 passed\\nend'";
        run_reading(Command::new("sh").args(["-c", print]), |it| lines.push(it.to_owned()))
            .unwrap();
        assert_eq!(lines, ["ok. 3 passed", "end"]);
    }

    #[test]
    fn cargo_of_the_outside_is_kept_and_of_xtask_is_not() {
        assert!(describes_xtask("CARGO_PKG_VERSION_MAJOR"));
        assert!(describes_xtask("CARGO"));
        assert!(!describes_xtask("CARGO_HOME"));
        assert!(!describes_xtask("CARGO_BUILD_JOBS"));
    }
}
