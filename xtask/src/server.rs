//! A running `razrez` for the browser tests: started on a free port, stopped when dropped.

use std::{
    fs::File,
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{project::Project, project::sqlite_url};

/// An unoptimised server imports the bundled data first.
const PATIENCE: Duration = Duration::from_secs(300);

/// A server with the demo data, in a database of its own.
pub(crate) struct Server {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts `binary` and waits until it answers.
    pub(crate) fn start(project: &Project, binary: &Path) -> Result<Server> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let notes = project.notes()?;
        let database = notes.join("browser-tests.db");
        for ending in ["", "-wal", "-shm"] {
            // Left by a run that was killed; that there is none is the usual case.
            _ = std::fs::remove_file(format!("{}{ending}", database.display()));
        }
        let log = notes.join("server.log");
        let output = File::create(&log).with_context(|| format!("creating {}", log.display()))?;
        let child = Command::new(binary)
            .current_dir(&notes)
            .env("RAZREZ_SITE_DIR", project.site())
            .args(["demo", "--listen", &address.to_string()])
            .args(["--database", &sqlite_url(&database)])
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let mut server = Server { child, address, log };
        server.wait().with_context(|| server.last_words())?;
        Ok(server)
    }

    /// `http://127.0.0.1:…`
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The body of a page.
    pub(crate) fn get(&self, path: &str) -> Result<Vec<u8>> {
        let (status, body) = get(self.address, path).with_context(|| format!("GET {path}"))?;
        anyhow::ensure!(status == 200, "GET {path}: status {status}\n{}", self.last_words());
        Ok(body)
    }

    fn wait(&mut self) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server stopped by itself ({status})");
            }
            if get(self.address, "/healthz").is_ok_and(|(status, _)| status == 200) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("the server did not answer /healthz for {} s", PATIENCE.as_secs())
    }

    /// The end of its log, for the message of a failure.
    pub(crate) fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        let last = &lines[lines.len().saturating_sub(20)..];
        format!("the server's last words ({}):\n{}", self.log.display(), last.join("\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already gone is as good.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// A port of the loopback interface that nobody listens on at this moment.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
    Ok(listener.local_addr()?.port())
}

/// HTTP/1.0 by hand: one request to our own server does not pay for a client library.
fn get(address: SocketAddr, path: &str) -> Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let request = format!("GET {path} HTTP/1.0\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    // In one piece: whoever answers after the first may have closed before the second.
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").context("no end of headers")?;
    let head = String::from_utf8_lossy(&answer[..end]);
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).context("no status")?;
    Ok((status, answer[end + 4..].to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_to_its_end() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1024];
            let length = stream.read(&mut request).unwrap();
            stream.write_all(b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok").unwrap();
            String::from_utf8_lossy(&request[..length]).into_owned()
        });
        assert_eq!(get(address, "/healthz").unwrap(), (200, b"ok".to_vec()));
        assert!(server.join().unwrap().starts_with("GET /healthz HTTP/1.0\r\n"));
    }
}
