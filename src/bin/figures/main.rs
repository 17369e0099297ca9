//! The `figures` command: workbooks in; datasets, figures and HTML out. The only room that touches files, the standard
//! streams and exit codes.

mod check;
mod diff;
mod html;
mod import;
mod published;
mod render;
mod show;

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
enum Command {
    /// Read a release's workbook and publish it as a dataset.
    Import(import::Args),
    /// Print the figures of one force, offence and year.
    Show(show::Args),
    /// Print what a newer release revised.
    Diff(diff::Args),
    /// Hold an article's figures against a release.
    Check(check::Args),
    /// Print the element with its static figure, sentence and table, or the chart alone.
    Render(render::Args),
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    // Of a checked article 1 says that something differs: one that could not be checked is unusable, as a wrong option is.
    let unusable = matches!(command, Command::Check(_));
    let result = match command {
        Command::Import(args) => import::run(&args),
        Command::Show(args) => show::run(&args).and_then(print),
        // What was found is printed whether or not it is too much.
        Command::Diff(args) => diff::run(&args).and_then(|(report, failure)| print(report).and(failure.map_or(Ok(()), Err))),
        Command::Check(args) => match check::run(&args) {
            Ok((report, failure)) => return ended(print(report).and(failure.map_or(Ok(()), Err)), ExitCode::FAILURE),
            Err(error) => Err(error),
        },
        Command::Render(args) => render::run(&args).and_then(print),
    };
    ended(
        result,
        if unusable {
            ExitCode::from(UNUSABLE)
        } else {
            ExitCode::FAILURE
        },
    )
}

/// The exit code of a command line that cannot be used.
const UNUSABLE: u8 = 2;

fn ended(result: Result<(), Failure>, code: ExitCode) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done where the error cannot be printed either.
            let _ = writeln!(std::io::stderr().lock(), "figures: {error}");
            code
        }
    }
}

/// Any failure of the command; its message is one line for people.
type Failure = Box<dyn std::error::Error>;

fn print(text: String) -> Result<(), Failure> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        // `figures … | head` is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}
