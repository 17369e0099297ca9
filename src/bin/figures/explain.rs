//! `figures explain`: where a figure comes from, down to the cells of the release.

use clap::{Args as ClapArgs, ValueEnum};
use force_figures::figures::{Claim, Claims, compare};
use force_figures::query::ClaimQuery;
use force_figures::words::number::{fixed, rounded};
use force_figures::words::story::{self, Explanation, StoryWords, Style};
use serde_json::{Value, json};

use crate::Failure;
use crate::as_at;
use crate::claims;
use crate::published::{QueryArgs, language};

/// Options of `figures explain`.
#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    query: QueryArgs,
    /// The claim: harassment.latest, harassment.charged@2025-03 of other twelve months, england-and-wales:harassment.rate of
    /// another area.
    #[arg(long, required_unless_present = "all", conflicts_with = "all")]
    claim: Option<String>,
    /// A claim to set beside it: refused where the two are not like for like.
    #[arg(long, value_name = "CLAIM", requires = "claim")]
    against: Option<String>,
    /// Every claim of the query's force, offence and twelve months, as JSON.
    #[arg(long)]
    all: bool,
    /// House style of what is printed: per-cent, the-force, year-ending, offences; several with commas between.
    #[arg(long, default_value = "")]
    style: String,
    /// Language of what is printed.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Output format.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(args: &Args) -> Result<String, Failure> {
    let words = story::stories(language(&args.lang)?);
    let style: Style = args.style.parse()?;
    let dataset = args.query.dataset()?;
    let query = args.query.query(&dataset)?.resolve(&dataset)?;
    let claims = Claims::new(&dataset, query);
    let Some(asked) = &args.claim else {
        let all: Vec<Value> = claims
            .all()
            .iter()
            .map(|claim| claims::claim(&claims, claim, words, style))
            .collect();
        let all = json!({
            "query": query.spelled(&dataset),
            "release": dataset.release().date.to_string(),
            "claims": all,
        });
        return Ok(serde_json::to_string_pretty(&all)? + "\n");
    };
    let claim = |text: &str| -> Result<Claim, Failure> {
        let asked: ClaimQuery = text.parse()?;
        Ok(claims.get(asked.resolve(&dataset, &query)?))
    };
    let mut explained = vec![claim(asked)?];
    let mut difference = None;
    if let Some(against) = &args.against {
        let comparison = compare(&dataset, explained.remove(0), claim(against)?)?;
        difference = comparison.difference().ok();
        explained = vec![comparison.one, comparison.other];
    }
    if args.format == Format::Json {
        let mut json: Vec<Value> = explained
            .iter()
            .map(|claim| claims::explained(&claims, claim, words, style))
            .collect();
        let json = match args.against {
            None => json.remove(0),
            Some(_) => json!({
                "claim": json[0],
                "against": json[1],
                "difference": difference.map_or(Value::Null, claims::json_number),
            }),
        };
        return Ok(serde_json::to_string_pretty(&json)? + "\n");
    }
    let texts: Vec<String> = explained.iter().map(|claim| text(&claims, claim, words, style)).collect();
    Ok(texts.join("\n"))
}

/// The claim for a person: the sentence, the working, the cells, what to say beside it.
fn text(claims: &Claims<'_>, claim: &Claim, words: &dyn StoryWords, style: Style) -> String {
    let explanation = Explanation::new(claims, claim, words, style);
    let plain = |value: f64| {
        if value.fract() == 0.0 {
            rounded(value)
        } else {
            fixed(value, 6).trim_end_matches('0').to_owned()
        }
    };
    let mut text = format!("{}\n\n", explanation.stated.plain());
    let mut line = |name: &str, value: &str| text.push_str(&format!("{name:<10}{value}\n"));
    line("claim", &explanation.claim);
    line("printed", &explanation.printed);
    match explanation.value {
        Ok(value) => line("value", &format!("{} {}", plain(value), explanation.unit.slug())),
        Err(absence) => line("value", &format!("- ({})", words.absence(absence))),
    }
    line(
        "formula",
        &format!("{}: {}", explanation.formula.name, explanation.formula.expression),
    );
    for part in &explanation.parts {
        let value = part
            .value
            .map_or_else(|absence| format!("- ({})", words.absence(absence)), plain);
        line("", &format!("{} = {value}", part.claim));
    }
    line(
        "release",
        &format!("{}, {}", explanation.release, explanation.files.join(", ")),
    );
    if let Some(date) = as_at::of_cells(claims.dataset, &explanation.cells) {
        line("outcomes", &format!("as at {date}"));
    }
    let evidence = explanation.evidence(claims, words);
    if !evidence.is_empty() {
        text.push_str("\nCells\n");
    }
    for cell in evidence {
        let outcome = cell.outcome.map_or_else(String::new, |outcome| format!("outcome {outcome}"));
        let value = cell
            .value
            .map_or_else(|absence| format!("- ({})", words.absence(absence)), plain);
        let row = format!(
            "  {:<15}{:<32}{:<5}{:<12}{outcome:<12}{value:>9}",
            cell.table, cell.name, cell.code, cell.period
        );
        text.push_str(row.trim_end());
        text.push('\n');
    }
    if !explanation.caveats.is_empty() {
        text.push_str("\nSay with it\n");
    }
    for caveat in &explanation.caveats {
        text.push_str(&format!("  - {caveat}\n"));
    }
    text
}
