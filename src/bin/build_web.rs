//! Turns the compiled wasm into the files the page loads: `build_web IN.wasm OUT_DIR`.
//!
//! Writes `force_figures.js` (the glue, for `--target web`), `force_figures.d.ts` and `force_figures_bg.wasm`. It is a binary of
//! this package, and not the `wasm-bindgen` command, so that Cargo.lock keeps the glue and the wasm in one release.
//! Everything around it (cargo, wasm-opt, the bundle, the pages) is `www/tools/build.mjs`.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::process::ExitCode;

use walrus::ir::{self, InstrLocId, Unreachable, Value};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, Function, FunctionBuilder, FunctionId, FunctionKind, Module,
};
use wasm_bindgen_cli_support::{Bindgen, Output};

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
    let failed = |error| one_line(&format!("{error:#}"));
    let mut output = Bindgen::new()
        .input_path(input)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                // The names by which `stop_unheard` knows the functions.
                .demangle(false)
                // wasm-opt takes the names of functions out when it has put them in order by name.
                .remove_name_section(false)
                .remove_producers_section(true)
                // The shell always says where the wasm is; a path guessed here would only be dead code in the bundle.
                .omit_default_module_path(true)
                .generate_output()
        })
        .map_err(failed)?;
    stop_unheard(&mut output)?;
    // The lines of the source are no places in the table.
    blank_locations(output.wasm_mut())?;
    clear_table(output.wasm_mut());
    let calls = rename(output.wasm_mut());
    output.emit(out_dir).map_err(failed)?;
    let glue = out_dir
        .join(input.file_name().ok_or("a wasm file has a name")?)
        .with_extension("js");
    let text = fs::read_to_string(&glue)?;
    Ok(fs::write(&glue, renamed(text, calls)?)?)
}

/// Functions that no page hears of, by parts of their names as the compiler spells them.
const UNHEARD: [&str; 10] = [
    // A panic, or a want of memory, composes a message and hands it to a hook. The wasm sets none, and has no standard error.
    "3std5alloc",
    "4core9panicking",
    "3std9panicking",
    "16slice_index_fail",
    "13unwrap_failed",
    "13assert_failed",
    "12handle_error",
    "17capacity_overflow",
    // js-sys brings them along. `FOR_CALLBACKS` says that none is used.
    "12wasm_bindgen7convert8closures",
    "6js_sys7futures",
];

/// What the glue holds where the wasm hands JavaScript a closure or a future.
const FOR_CALLBACKS: [&str; 3] = ["Closure(", "Promise", "queueMicrotask"];

/// What stands in the names of all that js-sys brings along: the wasm of the search has none of it, and little else that panics.
const JS_SYS: &str = "6js_sys";

/// Makes the functions of [`UNHEARD`] trap at once, so that wasm-opt takes out what only they call: 1.9 kB of the first view after
/// brotli. A panic ends in the same trap as before.
///
/// # Errors
/// A part of a name that no function has: the compiler spells it otherwise now. A glue with callbacks.
fn stop_unheard(output: &mut Output) -> Result<(), Box<dyn Error>> {
    if let Some(found) = FOR_CALLBACKS.into_iter().find(|&name| output.js().contains(name)) {
        return Err(format!("the glue holds \"{found}\": take closures and futures out of UNHEARD").into());
    }
    let mut known = [false; UNHEARD.len()];
    for function in output.wasm_mut().funcs.iter_mut() {
        let (Some(name), FunctionKind::Local(local)) = (&function.name, &mut function.kind) else {
            continue;
        };
        if let Some(part) = UNHEARD.iter().position(|part| name.contains(part)) {
            let entry = local.entry_block();
            local.block_mut(entry).instrs = vec![(Unreachable {}.into(), InstrLocId::default())];
            known[part] = true;
        }
    }
    let has_js_sys = |function: &Function| function.name.as_ref().is_some_and(|name| name.contains(JS_SYS));
    let is_whole = output.wasm_mut().funcs.iter().any(has_js_sys);
    match UNHEARD.into_iter().zip(known).find(|&(_, known)| !known) {
        Some((part, _)) if is_whole => {
            Err(format!("the wasm has no function with \"{part}\" in its name: UNHEARD is out of date").into())
        }
        _ => Ok(()),
    }
}

/// What the code that is reached calls, and every number that it has as a constant: the places of functions in the table are among
/// them.
#[derive(Default)]
struct Reached {
    called: Vec<FunctionId>,
    constants: HashSet<i32>,
}

impl<'i> ir::Visitor<'i> for Reached {
    fn visit_const(&mut self, instruction: &ir::Const) {
        if let Value::I32(value) = instruction.value {
            self.constants.insert(value);
        }
    }

    fn visit_function_id(&mut self, function: &FunctionId) {
        self.called.push(*function);
    }
}

/// Takes functions out of the table whose places neither data nor code that is reached name: they print the messages that
/// [`stop_unheard`] has stopped, and standing in the table they would be kept, with all that they call. 0.4 kB of the first view
/// after brotli.
fn clear_table(module: &mut Module) {
    let mut reached = Reached::default();
    reached.called.extend(module.start);
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = export.item {
            reached.called.push(function);
        }
    }
    for data in module.data.iter() {
        if let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = data.kind
        {
            // Pointers stand at every fourth byte of the memory.
            let first = start.unsigned_abs().wrapping_neg() as usize % 4;
            for word in data.value.get(first..).unwrap_or_default().chunks_exact(4) {
                reached.constants.extend(word.try_into().map(i32::from_le_bytes));
            }
        }
    }
    let mut table = Vec::new();
    for element in module.elements.iter() {
        if let (
            ElementKind::Active {
                offset: ConstExpr::Value(Value::I32(first)),
                ..
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        {
            table.extend((*first..).zip(functions.iter().copied()));
        }
    }
    let mut seen = HashSet::new();
    loop {
        while let Some(function) = reached.called.pop() {
            if seen.insert(function)
                && let FunctionKind::Local(local) = &module.funcs.get(function).kind
            {
                ir::dfs_in_order(&mut reached, local, local.entry_block());
            }
        }
        for (place, function) in &table {
            if reached.constants.contains(place) && !seen.contains(function) {
                reached.called.push(*function);
            }
        }
        if reached.called.is_empty() {
            break;
        }
    }
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        if let (
            ElementKind::Active {
                offset: ConstExpr::Value(Value::I32(first)),
                ..
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &mut element.items)
        {
            for (place, function) in (*first..).zip(functions) {
                if !reached.constants.contains(&place) {
                    *function = trap;
                }
            }
        }
    }
}

/// Fills with zeros where in the source each panic is: the names of the files and every `core::panic::Location`, which only the
/// functions that [`stop_unheard`] stops would read. 0.7 kB of the first view after brotli.
///
/// # Errors
/// No location is found: the compiler lays them out otherwise now.
fn blank_locations(module: &mut Module) -> Result<(), Box<dyn Error>> {
    let mut segments = Vec::new();
    for data in module.data.iter() {
        if let DataKind::Active {
            offset: ConstExpr::Value(Value::I32(start)),
            ..
        } = data.kind
        {
            segments.push((data.id(), start as usize, data.value.clone()));
        }
    }
    let is_source = |start: usize, length: usize| {
        segments.iter().any(|(_, first, bytes)| {
            let text = start
                .checked_sub(*first)
                .and_then(|from| bytes.get(from..from.checked_add(length)?));
            text.is_some_and(|text| text.ends_with(b".rs"))
        })
    };
    let mut blank = Vec::new();
    for (_, start, bytes) in &segments {
        // The text's place and length, the line, the column.
        for (step, words) in bytes.windows(16).enumerate().filter(|(step, _)| (start + step) % 4 == 0) {
            let word = |at: usize| {
                words[4 * at..][..4]
                    .iter()
                    .rev()
                    .fold(0, |word, &byte| word << 8 | usize::from(byte))
            };
            if (1..100_000).contains(&word(2)) && (1..1_000).contains(&word(3)) && is_source(word(0), word(1)) {
                blank.extend([start + step..start + step + 16, word(0)..word(0) + word(1)]);
            }
        }
    }
    if blank.is_empty() {
        return Err("the wasm has no location of a panic where one is looked for".into());
    }
    for (id, start, bytes) in &mut segments {
        for (place, byte) in (*start..).zip(&mut *bytes) {
            if blank.iter().any(|range| range.contains(&place)) {
                *byte = 0;
            }
        }
        module.data.get_mut(*id).value = mem::take(bytes);
    }
    Ok(())
}

/// Gives each import and export of `module` one or two letters for a name, and returns what the glue writes before and after: its
/// own names are long, stand in the wasm too and end in hashes, which do not compress. 0.5 kB of the first view after brotli.
fn rename(module: &mut Module) -> Vec<(String, String)> {
    let mut calls = Vec::new();
    for import in module.imports.iter_mut().take(1) {
        calls.push((format!("\"{}\": import", import.module), format!("\"{MODULE}\": import")));
    }
    for (number, import) in module.imports.iter_mut().enumerate() {
        let short = letters(number);
        calls.push((format!("{}: function", import.name), format!("{short}: function")));
        import.name = short;
        import.module = MODULE.to_owned();
    }
    // The memory keeps the name by which every tool knows it.
    let exports = module.exports.iter_mut().filter(|export| export.name != "memory");
    for (number, export) in exports.enumerate() {
        let short = letters(number);
        calls.push((format!("wasm.{}", export.name), format!("wasm.{short}")));
        export.name = short;
    }
    // A name that another one begins with comes after that one.
    calls.sort_by_key(|(long, _)| Reverse(long.len()));
    calls
}

/// The name under which the glue gives the wasm all that it imports.
const MODULE: &str = "a";

/// A name of its own for each number: `a` to `z`, `aa`, `ba` and so on.
fn letters(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    if number < 26 {
        letter.to_string()
    } else {
        format!("{letter}{}", letters(number / 26 - 1))
    }
}

/// The glue, which calls the wasm by its new names.
///
/// # Errors
/// An import that the glue does not give.
fn renamed(mut glue: String, calls: Vec<(String, String)>) -> Result<String, Box<dyn Error>> {
    for (long, short) in calls {
        // wasm-bindgen exports more than a glue may use; what is imported must be there.
        if long.ends_with(": function") && !glue.contains(&long) {
            return Err(format!("the glue does not give the wasm \"{long}\"").into());
        }
        glue = glue.replace(&long, &short);
    }
    Ok(glue)
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
