//! The `figures` command: workbooks in; datasets, figures and HTML out. The only room that touches files, the standard
//! streams and exit codes.

mod appearance;
mod as_at;
mod batch;
mod check;
mod check_data;
mod claims;
mod diff;
mod embed;
mod explain;
mod files;
mod fill;
mod find;
mod hosting;
mod import;
mod import_places;
mod inline;
mod oembed;
mod page;
mod places;
mod publish;
mod published;
mod releases;
mod render;
mod show;
mod shown;
mod site;
mod stage;
mod stated;
mod story;
mod template;
mod theme;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Local figures from police recorded crime.
#[derive(Parser)]
#[command(name = "figures", version, about, max_term_width = 120)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
// One value in the life of the process: its size costs nothing.
#[allow(clippy::large_enum_variant)]
enum Command {
    /// Read a release's workbook and publish it as a dataset.
    Import(import::Args),
    /// Print the figures of one force, offence and year.
    Show(show::Args),
    /// Print which force a place, a postcode or another name means, best first.
    Find(find::Args),
    /// Print the local story of a force, or write one for every force.
    Story(story::Args),
    /// Print where a figure comes from: its formula, its cells, what must be said beside it.
    Explain(explain::Args),
    /// Print what a newer release revised.
    Diff(diff::Args),
    /// Hold an article's figures against a release.
    Check(check::Args),
    /// Check that published datasets are whole and agree with themselves.
    CheckData(check_data::Args),
    /// Print the element with its static figure, sentence and table, or the chart alone; or write every force's files.
    Render(render::Args),
    /// Print what a web editor pastes into an article.
    Embed(embed::Args),
    /// Write pages with the figures that they ask for in places such as `<!-- figures: render --html -->`.
    Fill(fill::Args),
    /// Write the whole site to publish: the built files, a page and a frame for each force, and what a host reads.
    Site(site::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Import(args) => import::run(&args),
        Command::Show(args) => show::run(&args).and_then(print),
        Command::Find(args) => find::run(&args).and_then(print),
        Command::Story(args) => story::run(&args).and_then(print),
        Command::Explain(args) => explain::run(&args).and_then(print),
        // What was found is printed whether or not it is too much.
        Command::Diff(args) => diff::run(&args).and_then(|(report, failure)| print(report).and(failure.map_or(Ok(()), Err))),
        Command::Check(args) => match check::run(&args) {
            Ok((report, failure)) => print(report).and(failure.map_or(Ok(()), Err)),
            Err(error) => return failed(&error, UNUSABLE),
        },
        Command::CheckData(args) => {
            check_data::run(&args).and_then(|(report, failure)| print(report).and(failure.map_or(Ok(()), Err)))
        }
        Command::Render(args) => render::run(&args).and_then(print),
        Command::Embed(args) => embed::run(&args).and_then(print),
        Command::Fill(args) => fill::run(&args),
        Command::Site(args) => site::run(&args).and_then(print),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error, FAILED),
    }
}

/// The exit code of a command that failed, or found what it was asked to look for.
const FAILED: u8 = 1;

/// That of a command line that cannot be used, and of an article that could not be checked: 1 says that it is wrong.
const UNUSABLE: u8 = 2;

fn failed(error: &Failure, code: u8) -> ExitCode {
    // Nothing is left to be done where the error cannot be printed either.
    let _ = writeln!(std::io::stderr().lock(), "figures: {error}");
    ExitCode::from(code)
}

/// Any failure of the command; its message is one line for people.
type Failure = Box<dyn std::error::Error + Send + Sync>;

fn print(text: String) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        // `figures … | head` is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}
