//! One piece of work, once, for a program that counts instructions: `force-figures-bench "dataset read"`. Without a name: the names.

use force_figures_bench::{Ready, WORKS, Work};

/// What callgrind counts, by this name: everything that is called from here, and nothing before.
#[inline(never)]
fn counted((_, work): Work, ready: &Ready) {
    work(ready);
}

fn main() {
    let Some(name) = std::env::args().nth(1) else {
        for (name, _) in WORKS {
            println!("{name}");
        }
        return;
    };
    let Some(work) = WORKS.into_iter().find(|(known, _)| *known == name) else {
        eprintln!("{name}: no such work; without a name the program lists them");
        std::process::exit(2);
    };
    counted(work, &Ready::new());
}
