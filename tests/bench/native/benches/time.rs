//! How long each piece of work takes. With the feature `import`, the importer too, on the workbooks beside the project.

use criterion::{Criterion, criterion_group, criterion_main};
use force_figures_bench::{Ready, WORKS};

fn works(criterion: &mut Criterion) {
    let ready = Ready::new();
    for (name, work) in WORKS {
        criterion.bench_function(name, |bencher| bencher.iter(|| work(&ready)));
    }
}

#[cfg(feature = "import")]
fn imports(criterion: &mut Criterion) {
    use force_figures::import::{ImportRequest, Quiet, import};
    use force_figures_bench::project_file;
    use std::path::PathBuf;

    let data = std::env::var_os("FORCE_FIGURES_DATA").map_or_else(|| project_file("../shared/data"), PathBuf::from);
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    for workbook in [
        "prc-pfa-mar2013-onwards-tables-230426.ods",
        "prc-pfa-mar2013-onwards-tables-191023.xlsx",
    ] {
        let request = ImportRequest {
            topic: project_file("www/data/harassment.toml"),
            recorded_crime: vec![data.join("home-office").join(workbook)],
            outcomes: Vec::new(),
            population: data.join("ons/police-force-area-population-mid2011-mid2024.csv"),
            release: None,
        };
        if !request.recorded_crime[0].is_file() {
            println!(
                "import: skipped, without {} (FORCE_FIGURES_DATA names its folder)",
                request.recorded_crime[0].display()
            );
            continue;
        }
        group.bench_function(workbook, |bencher| {
            bencher.iter(|| import(&request, &mut Quiet).unwrap_or_else(|error| panic!("{error}")));
        });
    }
    group.finish();
}

#[cfg(not(feature = "import"))]
fn imports(_criterion: &mut Criterion) {}

criterion_group!(benches, works, imports);
criterion_main!(benches);
