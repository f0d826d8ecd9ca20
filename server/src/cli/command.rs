//! What can be typed after `razrez`.

use std::net::SocketAddr;

use analysis::{pupil::resit::Resits, source_kind::SourceKind};
use clap::{Args, Subcommand};
use intake::Caption;

use super::{LISTEN, Serving, import, query, synth};
use crate::files::PupilRows;

/// What can be said of an import.
#[derive(Args, Debug)]
pub(super) struct Importing {
    /// Only say what the files are and what they would change; write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Take over files in which checks found errors, too.
    #[arg(long)]
    pub(super) accept_errors: bool,
    /// Pupils who are kept of an earlier file: join their attempts or replace what is there;
    /// otherwise as `--dry-run` suggests.
    #[arg(long, value_parser = import::resits(), value_name = "HOW")]
    pub(super) resits: Option<Resits>,
    /// An import in whose place the file stands, as `batches` numbers them: what only that import
    /// says is gone. For one file at a time; may be given several times.
    #[arg(long, value_name = "N")]
    pub(super) instead_of: Vec<i32>,
    /// What kind of source the files are, if not the usual one of their format: `procedure`,
    /// `open_data`, `survey`, `journal`, `own_table` or `reference`.
    #[arg(long, value_name = "KIND")]
    pub(super) source: Option<SourceKind>,
    /// What a file does not say itself, as its name would tell it: `edu990001 ВПР 2026 Физика 8 класс`,
    /// or `99_2026.06.01 Химия` of an examination. For one file at a time.
    #[arg(long, value_name = "TEXT", value_parser = import::caption())]
    pub(super) caption: Option<Caption>,
    /// Whether pupil rows are kept.
    #[arg(long, env = "RAZREZ_PUPIL_ROWS", value_enum, default_value_t)]
    pub(super) pupil_rows: PupilRows,
    /// What the columns mean of tables that are no known format: JSON as `columns` prints it.
    /// It is remembered for later files with the same heading.
    #[arg(long, value_name = "FILE.json")]
    pub(super) mapping: Option<std::path::PathBuf>,
    /// The files.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<std::path::PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the product.
    Serve(Serving),
    /// Import the bundled open data, once, and serve them.
    Demo(Serving),
    /// Import files: the product's own format or a known foreign one, .gz too.
    Import(Importing),
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
    /// List what words of files mean, the latest told first.
    Meanings,
    /// Tell that a word of files is another name of something known.
    Mean {
        /// The list it is of: `procedure`, `subject`, `grade` or `group`.
        #[arg(value_name = "LIST")]
        list: analysis::Dimension,
        /// The word as files spell it.
        #[arg(value_name = "WORD")]
        word: String,
        /// The code of what it means.
        #[arg(value_name = "CODE")]
        code: String,
    },
    /// Forget what a word means; what was imported stays.
    MeanNothing {
        /// Its number, as `meanings` lists it.
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
    /// Print the results of a school or municipality as a package that another installation imports.
    Package {
        /// Its code.
        #[arg(value_name = "CODE")]
        of: String,
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
