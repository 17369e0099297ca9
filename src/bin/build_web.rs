//! Turns the compiled wasm into the files the page loads: `build_web IN.wasm OUT_DIR`.
//!
//! Writes `force_figures.js` (the glue, for `--target web`), `force_figures.d.ts` and `force_figures_bg.wasm`. It is a binary of
//! this package, and not the `wasm-bindgen` command, so that Cargo.lock keeps the glue and the wasm in one release.
//! Everything around it (cargo, wasm-opt, the bundle, the pages) is `www/tools/build.mjs`.

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Exit code for a wrong command line.
const USAGE: u8 = 2;
/// Exit code for a wasm that could not be turned into glue.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [input, out_dir] = arguments.as_slice() else {
        return complain(USAGE, "usage: build_web IN.wasm OUT_DIR");
    };
    match write_glue(Path::new(input), Path::new(out_dir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(FAILED, &error.to_string()),
    }
}

/// The glue and its wasm, written into `out_dir`.
///
/// # Errors
/// A file that is missing or is no wasm, one compiled with another release of wasm-bindgen, or a folder that cannot be written.
fn write_glue(input: &Path, out_dir: &Path) -> Result<(), Box<dyn Error>> {
    if !input.is_file() {
        let input = input.display();
        return Err(format!("{input}: no such file; compile the library for wasm32-unknown-unknown first").into());
    }
    Bindgen::new()
        .input_path(input)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                // Function names and the compiler's own are weight that no reader uses.
                .remove_name_section(true)
                .remove_producers_section(true)
                // The shell always says where the wasm is; a path guessed here would only be dead code in the bundle.
                .omit_default_module_path(true)
                .generate(out_dir)
        })
        .map_err(|error| one_line(&format!("{error:#}")).into())
}

/// The message on one line, as a build log shows it.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The message on standard error, and the exit code to leave with.
fn complain(code: u8, message: &str) -> ExitCode {
    // Nothing is left to tell the reader if standard error itself is closed.
    let _ = writeln!(io::stderr(), "build_web: {message}");
    ExitCode::from(code)
}
