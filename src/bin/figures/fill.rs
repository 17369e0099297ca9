//! `figures fill`: pages of `www/` with the figures that they ask for, all in one process.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::Failure;
use crate::render;
use crate::stage;
use crate::template::{Places, Template};

/// Options of `figures fill`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Pages with places such as `<!-- figures: render --html -->`.
    #[arg(required = true, value_name = "FILE")]
    pages: Vec<PathBuf>,
    /// Folder to write the filled pages to, under their names.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Folder of published datasets.
    #[arg(long, default_value = "www/data")]
    data: PathBuf,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    for page in &args.pages {
        let name = page
            .file_name()
            .ok_or_else(|| format!("{}: found no file name, expected a page", page.display()))?;
        let filled = Template::read(page)?.fill(&Places::default(), &|asked| answer(asked, &args.data))?;
        stage::write(&args.out.join(name), filled.as_bytes())?;
    }
    Ok(())
}

/// A marker as a command line.
#[derive(Parser)]
#[command(no_binary_name = true, disable_help_flag = true, disable_help_subcommand = true)]
struct Marker {
    #[command(subcommand)]
    asked: MarkerCommand,
}

#[derive(Subcommand)]
enum MarkerCommand {
    Render(Box<render::Args>),
}

/// What the command prints for the arguments of a marker, words between white space, of the datasets in `data`.
///
/// # Errors
/// Arguments that no marker may have, and figures that there are not.
pub(crate) fn answer(arguments: &str, data: &Path) -> Result<String, Failure> {
    let words = arguments.split_whitespace().map(Into::into);
    let of = ["--data".into(), data.as_os_str().to_owned()];
    let marker = Marker::try_parse_from(words.chain(of)).map_err(|error| {
        // The first of several lines, which says what is wrong.
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default().trim_start_matches("error: ");
        format!("\"{arguments}\": {first}")
    })?;
    let MarkerCommand::Render(args) = marker.asked;
    render::run(&args)
}
