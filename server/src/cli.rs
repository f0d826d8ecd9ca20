//! The command line.
//!
//! What programs read goes to standard output, what people read beside it to standard error.
//! Exit code 0: done; 1: failed, with the chain of causes; 2: what was typed or given is not
//! understood.

mod ahead;
mod batches;
mod clusters;
mod identities;
mod import;
mod mappings;
mod query;
mod serve;
mod synth;

use std::{io::Write, net::SocketAddr, process::ExitCode};

use analysis::{Policy, pupil::resit::Resits};
use anyhow::Context;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{files::PupilRows, names::Names, review::Choice};

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

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the product.
    Serve(Serving),
    /// Import the bundled open data, once, and serve them.
    Demo(Serving),
    /// Import files: the product's own format or a known foreign one, .gz too.
    Import {
        /// Only say what the files are and what they would change; write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take over files in which checks found errors, too.
        #[arg(long)]
        accept_errors: bool,
        /// Pupils who are kept of an earlier file: join their attempts or replace what is there;
        /// otherwise as `--dry-run` suggests.
        #[arg(long, value_parser = import::resits(), value_name = "HOW")]
        resits: Option<Resits>,
        /// An import in whose place the file stands, as `batches` numbers them: what only that import
        /// says is gone. For one file at a time; may be given several times.
        #[arg(long, value_name = "N")]
        instead_of: Vec<i32>,
        /// Whether pupil rows are kept.
        #[arg(long, env = "RAZREZ_PUPIL_ROWS", value_enum, default_value_t)]
        pupil_rows: PupilRows,
        /// What the columns mean of tables that are no known format: JSON as `columns` prints it.
        /// It is remembered for later files with the same heading.
        #[arg(long, value_name = "FILE.json")]
        mapping: Option<std::path::PathBuf>,
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<std::path::PathBuf>,
    },
    /// Print what the columns of a table may mean, as JSON to be mended and given to `import`.
    Columns {
        /// The table.
        #[arg(value_name = "FILE")]
        file: std::path::PathBuf,
        /// The sheet, from 1.
        #[arg(long, value_name = "N", requires = "row")]
        sheet: Option<usize>,
        /// The row of its heading, from 1.
        #[arg(long, value_name = "N")]
        row: Option<usize>,
        /// Over how many rows the heading spreads.
        #[arg(long, value_name = "N", default_value_t = 1)]
        depth: usize,
    },
    /// List what is remembered about columns of tables, the latest first.
    Mappings,
    /// Forget what was remembered about columns; what was imported stays.
    Forget {
        /// Its number, as `mappings` lists it.
        #[arg(value_name = "N")]
        id: i32,
    },
    /// List what was decided about codes of schools, the latest first.
    Identities,
    /// Decide that a code is a known school: its results are that school's from now on.
    Identify {
        /// The code.
        #[arg(value_name = "CODE")]
        code: String,
        /// The school it is; without one it is a school of its own.
        #[arg(value_name = "SCHOOL")]
        same_as: Option<String>,
        /// Only say what it would mean; decide nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Take a decision about a code back.
    Separate {
        /// Its number, as `identities` lists it.
        #[arg(value_name = "N")]
        id: i32,
    },
    /// Print the clusters that the default rules make of the school context of a year, as a list to be
    /// looked at, changed and given to `import`.
    Clusters {
        /// The school year, as in 2025/26.
        #[arg(value_name = "YEAR")]
        year: analysis::AcademicYear,
    },
    /// List the imports, the latest first.
    Batches,
    /// Undo an import: what it brought goes, what it covered shows again.
    Undo {
        /// Its number, as `batches` lists it.
        #[arg(value_name = "N")]
        batch: i32,
    },
    /// Answer one question as a table.
    Query(query::Asking),
    /// Write a synthetic region: invented schools with results that behave as real ones do.
    Synth(synth::Inventing),
    /// Bring the schema of the database up to date.
    Migrate,
    /// Ask a running server whether it lives.
    Healthcheck {
        /// Where it listens.
        #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
        listen: SocketAddr,
    },
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
        Command::Import {
            dry_run: true, resits, instead_of, pupil_rows, mapping, files, ..
        } => {
            let choice = Choice { resits, instead_of };
            let how = import::How { accept_errors: true, choice, pupil_rows };
            import::rehearse(&database, &files, how, mapping.as_deref()).await
        }
        Command::Import {
            dry_run: false,
            accept_errors,
            resits,
            instead_of,
            pupil_rows,
            mapping,
            files,
        } => {
            let choice = Choice { resits, instead_of };
            let how = import::How { accept_errors, choice, pupil_rows };
            import::import(&open(&database).await?, &files, how, mapping.as_deref()).await
        }
        Command::Columns { file, sheet, row, depth } => {
            mappings::suggest(&file, mappings::at(sheet, row, depth))
        }
        Command::Mappings => mappings::list(&open(&database).await?).await,
        Command::Forget { id } => mappings::forget(&open(&database).await?, id).await,
        Command::Identities => identities::list(&open(&database).await?).await,
        Command::Identify { code, same_as, dry_run } => {
            let store = open(&database).await?;
            identities::identify(&store, &code, same_as.as_deref(), dry_run).await
        }
        Command::Separate { id } => identities::separate(&open(&database).await?, id).await,
        Command::Clusters { year } => clusters::list(&open(&database).await?, year).await,
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
