//! The commands and figures that the documents show.

use std::fs;
use std::process::Command;

use crate::common::project_file;

fn document(name: &str) -> String {
    fs::read_to_string(project_file(name)).unwrap()
}

/// The command lines of all ```sh blocks, continued lines joined, comments cut.
fn commands(document: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for block in document.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap().replace("\\\n", " ");
        commands.extend(
            block
                .lines()
                .map(|line| line.split('#').next().unwrap().trim().to_owned())
                .filter(|line| !line.is_empty()),
        );
    }
    commands
}

#[test]
fn every_npm_script_that_a_document_names_exists() {
    let package: serde_json::Value = serde_json::from_str(&document("package.json")).unwrap();
    let mut seen = 0;
    for name in ["README.md", "CONTRIBUTING.md"] {
        for command in commands(&document(name)) {
            let words: Vec<&str> = command.split_whitespace().filter(|word| *word != "-s").collect();
            let script = match words[..] {
                ["npm", "run", script, ..] => script,
                ["npm", script, ..] => script,
                ["cargo" | "node", ..] => continue,
                _ => panic!("{name} shows a command that no test knows: {command}"),
            };
            assert!(
                package["scripts"][script].is_string(),
                "{name} shows \"{command}\": no script {script}"
            );
            seen += 1;
        }
    }
    assert!(seen > 8, "the documents' commands were not found");
}

#[test]
fn every_figures_command_that_a_document_shows_runs() {
    let mut ran = 0;
    for name in ["README.md", "CONTRIBUTING.md"] {
        for command in commands(&document(name)) {
            let Some(args) = command.strip_prefix("npm run -s figures -- ") else {
                continue;
            };
            let mut args: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
            let out = tempfile::tempdir().unwrap();
            if args[0] == "import" {
                let data = project_file("../shared/data");
                if !data.exists() {
                    eprintln!("skipped: ../shared/data does not exist, so \"{command}\" has no workbook to read");
                    continue;
                }
                for arg in &mut args {
                    for folder in ["home-office", "ons", "geonames"] {
                        let file = data.join(folder).join(&*arg);
                        if file.is_file() {
                            *arg = file.to_string_lossy().into_owned();
                        }
                    }
                }
            }
            if let Some(option) = args.iter().position(|arg| arg == "--out") {
                args[option + 1] = out.path().to_string_lossy().into_owned();
            }
            let output = Command::new(env!("CARGO_BIN_EXE_figures"))
                .args(&args)
                .current_dir(project_file(""))
                .output()
                .unwrap();
            assert!(
                output.status.success(),
                "{name}: {command}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            ran += 1;
        }
    }
    assert!(ran >= 5, "only {ran} commands ran");
}

#[test]
fn the_picture_of_the_readme_exists_and_architecture_is_short() {
    assert!(project_file("docs/screenshot.png").is_file());
    assert!(document("ARCHITECTURE.md").lines().count() < 150);
}
