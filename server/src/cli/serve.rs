//! `razrez serve`, `demo` and `healthcheck`.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use anyhow::{Context, bail};
use store::Store;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{Access, Outcome, Serving, say, tell};
use crate::{
    hash,
    live::LiveData,
    router,
    state::{Entry, Server},
};

/// How long open requests may take to end after the signal.
const GRACE: Duration = Duration::from_secs(10);
/// 128 bits in hexadecimal.
const TOKEN_MIN: usize = 32;
/// How long a healthy server may take to say so.
const PATIENCE: Duration = Duration::from_secs(5);

/// Serves until a signal ends it.
pub(super) async fn serve(
    store: Store,
    Serving { listen, access, token, pupil_rows, names }: Serving,
) -> anyhow::Result<Outcome> {
    let entry = entry(listen, access, token.as_deref())?;
    let listener = listener(listen).await?;
    let address = listener.local_addr().context("asking for the own address")?;
    let live = LiveData::open_calling(store.clone(), access.policy(), names).await?;
    tokio::spawn(live.clone().follow());
    let operator = operator(&entry, token)?;
    let server = Server::new(live, entry.clone()).with_operator(&operator);
    let routes = router(server.with_pupil_rows(pupil_rows));
    if let Entry::Token(token) = &entry {
        tell(&format!("Token: {token}"));
        tell(&format!("Open http://{address}/?token={token} once; the browser keeps it."));
    }
    tell(&format!("To import in the browser: http://{address}/data?token={operator}"));
    say(&format!("Razrez: http://{address}"))?;
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let serving = axum::serve(listener, routes).with_graceful_shutdown(async move {
        signal().await;
        let _ = stopping.send(true);
    });
    let overdue = async {
        let _ = stopped.wait_for(|it| *it).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = serving => ended.context("serving")?,
        () = overdue => tracing::warn!("requests were still open and have been cut off"),
    }
    store.close().await?;
    Ok(Outcome::Done)
}

/// Takes the address, or says that it cannot be had.
pub(super) async fn listener(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))
}

/// Everything, to everybody who can reach the machine, only with a token.
fn entry(listen: SocketAddr, access: Access, token: Option<&str>) -> anyhow::Result<Entry> {
    if access == Access::Public || listen.ip().is_loopback() {
        return Ok(Entry::Open);
    }
    Ok(Entry::Token(token.map_or_else(hash::random::<32>, |it| Ok(it.to_owned()))?.into()))
}

/// What the operator brings: one token for everything, a new one at each start unless given.
fn operator(entry: &Entry, token: Option<String>) -> anyhow::Result<String> {
    match (entry, token) {
        (Entry::Token(token), _) => Ok(token.to_string()),
        (Entry::Open, Some(token)) => Ok(token),
        (Entry::Open, None) => hash::random::<32>(),
    }
}

/// A token that nobody guesses and that fits into an address and a cookie.
pub(super) fn token(text: &str) -> Result<String, String> {
    let fits = text.bytes().all(|it| it.is_ascii_alphanumeric());
    match text.len() {
        TOKEN_MIN.. if fits => Ok(text.to_owned()),
        _ => Err(format!("at least {TOKEN_MIN} Latin letters and digits are needed")),
    }
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(error) => {
                tracing::warn!(%error, "only Ctrl-C ends this server");
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}

/// Asks `/healthz`.
pub(super) async fn healthcheck(listen: SocketAddr) -> anyhow::Result<Outcome> {
    let ip = match listen.ip() {
        it if !it.is_unspecified() => it,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    let address = SocketAddr::new(ip, listen.port());
    let asking = async {
        let mut stream = TcpStream::connect(address).await?;
        let request =
            format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(64 * 1024).read_to_end(&mut answer).await?;
        anyhow::Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = tokio::time::timeout(PATIENCE, asking)
        .await
        .with_context(|| format!("no answer from {address} within {PATIENCE:?}"))?
        .with_context(|| format!("cannot reach {address}"))?;
    let status = answer.lines().next().unwrap_or_default();
    if status.split(' ').nth(1) != Some("200") {
        bail!("{address} is not healthy: {status}");
    }
    say(&format!("{address} is healthy"))?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_open_on_this_machine_only() {
        let cases = [
            ("127.0.0.1:3000", Access::Everything, false),
            ("[::1]:3000", Access::Everything, false),
            ("0.0.0.0:3000", Access::Everything, true),
            ("192.168.1.5:80", Access::Everything, true),
            ("0.0.0.0:3000", Access::Public, false),
        ];
        for (listen, access, needs_token) in cases {
            let entry = entry(listen.parse().unwrap(), access, None).unwrap();
            assert_eq!(matches!(entry, Entry::Token(_)), needs_token, "case: {listen} {access:?}");
        }
    }

    #[test]
    fn a_token_is_long_and_plain() {
        let good = "0123456789abcdef0123456789abcdef";
        assert_eq!(token(good).as_deref(), Ok(good));
        for bad in
            ["", "short", "0123456789abcdef0123456789abcde;", "ключ-ключ-ключ-ключ-ключ-ключ"]
        {
            assert!(token(bad).is_err(), "case: {bad}");
        }
    }
}
