//! A PostgreSQL of our own for the tests: Debian's programs, a temporary folder, a free port.
//!
//! Nothing of an installed cluster is touched. The server refuses to run as root; then it runs as
//! the user `postgres` that Debian's package brings.

use std::{
    fs,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{run, server::free_port};

/// One folder for each installed version.
const DEBIAN: &str = "/usr/lib/postgresql";
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server; dropped, it is stopped and its folder removed.
pub(crate) struct Postgres {
    child: Child,
    programs: PathBuf,
    user: Option<User>,
    folder: PathBuf,
    port: u16,
}

/// The user to run as instead of root.
#[derive(Clone, Copy)]
struct User {
    uid: u32,
    gid: u32,
}

impl Postgres {
    /// Makes an empty cluster, starts it and waits until it takes connections.
    pub(crate) fn start() -> Result<Postgres> {
        let programs = newest(Path::new(DEBIAN))?;
        let user = match run::read(Command::new("id").arg("-u"))?.trim() {
            "0" => Some(User { uid: id("-u")?, gid: id("-g")? }),
            _ => None,
        };
        let port = free_port()?;
        let folder = std::env::temp_dir().join(format!("razrez-postgres-{port}"));
        fs::create_dir(&folder).with_context(|| format!("creating {}", folder.display()))?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
        if let Some(user) = user {
            std::os::unix::fs::chown(&folder, Some(user.uid), Some(user.gid))?;
        }
        let child = initialise(&programs, user, &folder)
            .and_then(|()| launch(&programs, user, &folder, port));
        let child = match child {
            Ok(child) => child,
            Err(error) => {
                _ = fs::remove_dir_all(&folder);
                return Err(error);
            }
        };
        let mut postgres = Postgres { child, programs, user, folder, port };
        postgres.wait()?;
        Ok(postgres)
    }

    /// What the tests read from `TEST_POSTGRES_URL`.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}", self.port)
    }

    fn wait(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL stopped by itself ({status}):\n{log}");
            }
            let mut ready = program(&self.programs, "pg_isready", self.user, &self.folder);
            ready.args(["-q", "-h", "127.0.0.1", "-p", &self.port.to_string()]);
            if ready.status().is_ok_and(|it| it.success()) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("PostgreSQL took no connection for {} s", PATIENCE.as_secs())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = program(&self.programs, "pg_ctl", self.user, &self.folder);
        stop.args(["stop", "-s", "-m", "immediate", "-D"]).arg(self.folder.join("data"));
        if !stop.status().is_ok_and(|it| it.success()) {
            _ = self.child.kill();
        }
        _ = self.child.wait();
        // A folder left in /tmp is no reason to fail the tests.
        _ = fs::remove_dir_all(&self.folder);
    }
}

fn initialise(programs: &Path, user: Option<User>, folder: &Path) -> Result<()> {
    let mut initdb = program(programs, "initdb", user, folder);
    initdb
        .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"])
        .args(["--no-sync", "--pgdata"])
        .arg(folder.join("data"))
        .stdout(Stdio::null());
    run::run(&mut initdb)
}

/// A direct child, not `pg_ctl start`: Ctrl-C in the terminal then stops it together with us.
fn launch(programs: &Path, user: Option<User>, folder: &Path, port: u16) -> Result<Child> {
    let log = fs::File::create(folder.join("log"))?;
    program(programs, "postgres", user, folder)
        .arg("-D")
        .arg(folder.join("data"))
        .args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1"])
        .args(["-c", "unix_socket_directories="])
        // Each test has its own pool; a crash loses nothing anybody wants.
        .args(["-c", "max_connections=300", "-c", "fsync=off"])
        .args(["-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
        .context("cannot start PostgreSQL")
}

fn program(programs: &Path, name: &str, user: Option<User>, folder: &Path) -> Command {
    let mut command = Command::new(programs.join(name));
    // The checkout may be closed to the user postgres.
    command.current_dir(folder);
    if let Some(User { uid, gid }) = user {
        command.uid(uid).gid(gid);
    }
    command
}

/// The programs of the newest version installed under Debian's folder.
fn newest(folder: &Path) -> Result<PathBuf> {
    let versions = fs::read_dir(folder).ok().into_iter().flatten().flatten();
    versions
        .filter_map(|it| Some((it.file_name().to_str()?.parse::<u32>().ok()?, it.path())))
        .filter(|(_, path)| path.join("bin/initdb").exists())
        .max()
        .map(|(_, path)| path.join("bin"))
        .context(
            "PostgreSQL is not installed: `apt-get install postgresql`, or leave its tests out \
             with `--skip-postgres`",
        )
}

fn id(option: &str) -> Result<u32> {
    let text = run::read(Command::new("id").args([option, "postgres"]))?;
    text.trim().parse().with_context(|| format!("`id {option} postgres` printed {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_stopped_server_is_left() {
        if newest(Path::new(DEBIAN)).is_err() {
            // Only with `--skip-postgres`: otherwise the step before the tests has failed.
            return;
        }
        let postgres = Postgres::start().unwrap();
        let (folder, port) = (postgres.folder.clone(), postgres.port);
        assert_eq!(postgres.url(), format!("postgres://postgres@127.0.0.1:{port}"));
        drop(postgres);
        assert!(!folder.exists());
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
    }

    #[test]
    fn version_15_is_newer_than_version_9() {
        let folder = std::env::temp_dir().join(format!("razrez-versions-{}", std::process::id()));
        for version in ["9", "15", "scripts"] {
            fs::create_dir_all(folder.join(version).join("bin")).unwrap();
            fs::write(folder.join(version).join("bin/initdb"), "").unwrap();
        }
        assert_eq!(newest(&folder).unwrap(), folder.join("15/bin"));
        fs::remove_dir_all(&folder).unwrap();
        let error = newest(&folder).unwrap_err().to_string();
        assert!(error.contains("apt-get install postgresql"), "{error}");
    }
}
