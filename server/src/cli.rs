//! The command line.
//!
//! What programs read goes to standard output, what people read beside it to standard error.
//! Exit code 0: done; 1: failed, with the chain of causes; 2: what was typed or given is not
//! understood.

mod ahead;
mod batches;
mod clusters;
mod command;
mod identities;
mod import;
mod mappings;
mod meanings;
mod package;
mod query;
mod serve;
mod synth;

use std::{io::Write, net::SocketAddr, process::ExitCode};

use analysis::Policy;
use anyhow::Context;
use clap::{Args, Parser, ValueEnum};

use command::Command;

use crate::{files::PupilRows, names::Names};

/// Razrez (разрез): results of educational assessment, in cross-section.
#[derive(Debug, Parser)]
#[command(name = "razrez", version, about)]
struct Cli {
    /// The database, as sqlx writes it: `sqlite://PATH?mode=rwc` or `postgres://…`
    #[arg(
        long,
        global = true,
        env = "RAZREZ_DATABASE",
        hide_env_values = true,
        value_name = "URL",
        default_value = "sqlite://razrez.db?mode=rwc"
    )]
    database: String,
    #[command(subcommand)]
    command: Command,
}

const LISTEN: &str = "127.0.0.1:3000";

#[derive(Debug, Args)]
struct Serving {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
    listen: SocketAddr,
    /// What may be seen.
    #[arg(long, value_enum, default_value_t = Access::Everything)]
    access: Access,
    /// The token to be used instead of a new one at each start.
    #[arg(long, env = "RAZREZ_TOKEN", hide_env_values = true, value_parser = serve::token)]
    token: Option<String>,
    /// Whether pupil rows of imported files are kept and shown to the operator.
    #[arg(long, env = "RAZREZ_PUPIL_ROWS", value_enum, default_value_t)]
    pupil_rows: PupilRows,
    /// Which schools are called by name: `all`, `none`, or codes separated by commas; all others
    /// have a pseudonym that stays.
    #[arg(long, env = "RAZREZ_NAMES", value_name = "WHICH", default_value = "all")]
    names: Names,
}

/// What may be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Access {
    /// All results; on an address others can reach only with a token, which is printed.
    Everything,
    /// Results of fewer than five pupils are gathered.
    Public,
}

impl Access {
    fn policy(self) -> Policy {
        match self {
            Self::Everything => Policy::Everything,
            Self::Public => Policy::Public,
        }
    }
}

/// How a command ended, where it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    NotUnderstood,
}

/// Runs what was typed.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    start_logging();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("starting")
        .and_then(|runtime| {
            let outcome = runtime.block_on(execute(cli));
            // Compressing for visitors who will not come is not waited for.
            runtime.shutdown_background();
            outcome
        });
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NotUnderstood) => ExitCode::from(2),
        Err(error) => {
            // Not eprintln!, which panics when nobody listens.
            let _ = writeln!(std::io::stderr(), "razrez: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn execute(cli: Cli) -> anyhow::Result<Outcome> {
    let Cli { database, command } = cli;
    match command {
        Command::Serve(serving) => serve::serve(open(&database).await?, serving).await,
        Command::Demo(serving) => {
            // Before the import, which would else be waited for in vain.
            drop(serve::listener(serving.listen).await?);
            let store = open(&database).await?;
            crate::bundled::import(&store, serving.pupil_rows).await?;
            serve::serve(store, serving).await
        }
        Command::Import(how) if how.dry_run => import::rehearse(&database, how).await,
        Command::Import(how) => import::import(&open(&database).await?, how).await,
        Command::Columns { file, sheet, row, depth } => {
            mappings::suggest(&file, mappings::at(sheet, row, depth))
        }
        Command::Mappings => mappings::list(&open(&database).await?).await,
        Command::Meanings => meanings::list(&open(&database).await?).await,
        Command::Mean { list, word, code } => {
            meanings::mean(&open(&database).await?, list, &word, &code).await
        }
        Command::MeanNothing { id } => meanings::forget(&open(&database).await?, id).await,
        Command::Forget { id } => mappings::forget(&open(&database).await?, id).await,
        Command::Identities => identities::list(&open(&database).await?).await,
        Command::Identify { code, same_as, dry_run } => {
            let store = open(&database).await?;
            identities::identify(&store, &code, same_as.as_deref(), dry_run).await
        }
        Command::Separate { id } => identities::separate(&open(&database).await?, id).await,
        Command::Clusters { year } => clusters::list(&open(&database).await?, year).await,
        Command::Package { of } => package::write(&open(&database).await?, &of).await,
        Command::Batches => batches::list(&open(&database).await?).await,
        Command::Undo { batch } => batches::undo(&open(&database).await?, batch).await,
        Command::Query(asking) => query::query(&open(&database).await?, &asking).await,
        Command::Synth(asked) => synth::synth(&asked),
        Command::Migrate => {
            let store = open(&database).await?;
            let version = store.version().await?;
            store.close().await?;
            say(&format!("the schema is up to date; data version {version}"))?;
            Ok(Outcome::Done)
        }
        Command::Healthcheck { listen } => serve::healthcheck(listen).await,
    }
}

async fn open(database: &str) -> anyhow::Result<store::Store> {
    // Without the address: it may hold a password.
    store::connect(database).await.context("cannot open the database")
}

/// One line for whoever called, at once.
fn say(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).context("writing to standard output")
}

/// One line for the person watching.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn start_logging() {
    use tracing_subscriber::{EnvFilter, fmt, prelude::*};
    let usual = "warn,server=info,app=info,store=info,tower_http=info";
    let filter = EnvFilter::try_from_env("RAZREZ_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let layer = fmt::layer().with_writer(std::io::stderr).with_target(false);
    tracing_subscriber::registry().with(filter).with(layer).init();
}
