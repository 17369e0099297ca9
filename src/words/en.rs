//! English.

use super::change::{Direction, change, decimals, spelled, spelled_of, spelled_year_before, value_at, year_before};
use super::number::{fixed, integer, rounded};
use super::table::provisional;
use super::{KeyFigure, Label, Passage, SLIGHT_PERCENT, SMALL_BASE, Words};
use crate::figures::{Figures, Notice, Point};
use crate::model::{
    Absence, Area, AreaKind, AreaNames, ChartKind, Date, Language, Measure, Month, Nation, OffenceNames, YearEnding,
};

/// The English language.
pub(super) struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn area<'f>(figures: &'f Figures<'_>, index: usize) -> &'f AreaNames {
    figures.dataset.areas()[index].names.get(Language::En)
}

fn offence<'f>(figures: &'f Figures<'_>) -> &'f OffenceNames {
    figures.offence().names.get(Language::En)
}

/// "one harassment case", "10,051 harassment cases".
fn cases(names: &OffenceNames, count: i64) -> String {
    let noun = if count == 1 { &names.one } else { &names.other };
    format!("{} {noun}", integer(count))
}

/// "8L", "8L and 8M", "8L, 8M and 8Q".
pub(super) fn listed(items: &[&str]) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        text.push_str(match items.len() - index {
            _ if index == 0 => "",
            1 => " and ",
            _ => ", ",
        });
        text.push_str(item);
    }
    text
}

pub(super) fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// "England and Wales includes offences recorded by British Transport Police."
pub(super) fn includes_forces_without_residents(areas: &[Area]) -> String {
    let (mut names, mut total) = (Vec::new(), None);
    for area in areas {
        let called = area.names.get(Language::En);
        match area.kind {
            AreaKind::NonTerritorial => names.push(called.name.as_str()),
            AreaKind::Total => total = total.or(Some(called.short.as_str())),
            AreaKind::Territorial => {}
        }
    }
    let total = total.unwrap_or("The total");
    format!("{total} includes offences recorded by {}.", listed(&names))
}

impl Words for English {
    fn language(&self) -> Language {
        Language::En
    }

    fn month(&self, month: Month) -> String {
        format!("{} {}", MONTHS[usize::from(month.month()) - 1], month.year())
    }

    fn short_month(&self, month: Month) -> String {
        let name = MONTHS[usize::from(month.month()) - 1];
        format!("{} {}", name.get(..3).unwrap_or(name), month.year())
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}", date.day(), self.month(date.month()))
    }

    fn year_to(&self, period: YearEnding) -> String {
        format!("year to {}", self.month(period.month()))
    }

    fn headline(&self, figures: &Figures<'_>) -> Passage {
        let name = &area(figures, figures.query.area).name;
        let mut period = self.year_to(figures.query.year_ending);
        if figures.is_provisional(figures.query.year_ending) {
            period += self.label(Label::Provisional);
        }
        let names = offence(figures);
        let mut passage = Passage::default();
        let total = match figures.total {
            Ok(total) => total,
            Err(absence) => {
                passage
                    .text(&format!("There is no figure for {} recorded by {name} in the ", names.other))
                    .claim(spelled(figures, "latest"), &period)
                    .text(&format!(": {}.", self.absence(absence)));
                return passage;
            }
        };
        passage.text(name).text(" recorded ");
        // The count answers where there is no rate: the notices say why there is none.
        let (before, after, places, claims) = match (figures.query.measure, figures.rate_per_1000) {
            (Measure::Rate, Ok(rate)) => {
                let places = decimals(figures);
                let what = format!(
                    "{} {} for every 1,000 people in the {period}",
                    fixed(rate, places),
                    names.other
                );
                passage.claim(spelled(figures, "rate"), &what);
                let before = spelled_year_before(figures, "rate");
                (year_before(figures, &figures.series), rate, places, before)
            }
            _ => {
                passage.claim(
                    spelled(figures, "latest"),
                    &format!("{} in the {period}", cases(names, total)),
                );
                let before = figures.previous_total.map(|total| total as f64);
                (before, total as f64, 0, spelled(figures, "previous"))
            }
        };
        if let Ok(before) = before {
            let direction = Direction::of(before, after, places);
            let percent = (after - before) / before * 100.0;
            if direction != Direction::Same
                && before > 0.0
                && percent.abs() < SLIGHT_PERCENT
                && figures.previous_total.unwrap_or(0) >= SMALL_BASE
            {
                passage.text(", slightly ");
            } else {
                passage.text(", ");
            }
            let value = format!("{} the year before", fixed(before, places));
            match direction {
                Direction::Up => passage.text("up from ").claim(claims, &value),
                Direction::Down => passage.text("down from ").claim(claims, &value),
                Direction::Same => passage.claim(claims, "the same as the year before"),
            };
        }
        passage.text(".");
        passage
    }

    fn key_figures(&self, figures: &Figures<'_>) -> Vec<KeyFigure> {
        let names = offence(figures);
        let Ok(total) = figures.total else {
            return Vec::new();
        };
        let period = figures.query.year_ending;
        let mut keys = Vec::with_capacity(3);
        let mut add = |claim: String, value: String, label: &str| {
            let label = label.to_owned();
            keys.push(KeyFigure { value, label, claim });
        };
        let noun = if total == 1 { &names.one } else { &names.other };
        if let (Measure::Rate, Ok(rate)) = (figures.query.measure, figures.rate_per_1000) {
            add(
                spelled(figures, "rate"),
                fixed(rate, decimals(figures)),
                &format!("{} per 1,000 people, {}", names.other, self.year_to(period)),
            );
            if let Some(series) = &figures.comparison
                && let Ok(value) = value_at(series, Some(period))
            {
                add(
                    spelled_of(figures, series.area, "rate"),
                    fixed(value, decimals(figures)),
                    &format!("per 1,000 people in {}", area(figures, series.area).short),
                );
            }
            add(spelled(figures, "latest"), integer(total), &format!("{noun} in all"));
            return keys;
        }
        add(
            spelled(figures, "latest"),
            integer(total),
            &format!("{noun}, {}", self.year_to(period)),
        );
        match figures.previous_total {
            Ok(before) if before > 0 => {
                let (direction, size) = change(before, total);
                let difference = integer((total - before).abs());
                let label = match direction {
                    Direction::Up if before < SMALL_BASE => "more than the year before",
                    Direction::Down if before < SMALL_BASE => "fewer than the year before",
                    Direction::Up => &format!("up by {difference} on the year before"),
                    Direction::Down => &format!("down by {difference} on the year before"),
                    Direction::Same => "change on the year before",
                };
                let size = if direction == Direction::Same { "0" } else { &size };
                let claim = if before < SMALL_BASE { "change" } else { "change-percent" };
                add(spelled(figures, claim), format!("{}{size}", direction.arrow()), label);
            }
            Ok(before) => add(spelled(figures, "previous"), integer(before), "the year before"),
            Err(_) => {}
        }
        if let Ok(per_day) = figures.per_day
            && per_day >= 1.0
        {
            add(spelled(figures, "per-day"), rounded(per_day), "a day on average");
        }
        keys
    }

    fn chart_title(&self, figures: &Figures<'_>, kind: ChartKind) -> String {
        let what = self.what(figures);
        match kind {
            ChartKind::Trend | ChartKind::Outcomes => format!("{what}, 12 months to the end of each quarter"),
            ChartKind::Years => format!(
                "{what}, each year to {}",
                MONTHS[usize::from(figures.query.year_ending.month().month()) - 1]
            ),
        }
    }

    fn chart_summary(&self, figures: &Figures<'_>, kind: ChartKind) -> String {
        let shown = figures.shown(kind);
        let mut present = Vec::new();
        for &index in &shown {
            let point = &figures.series.points[index];
            present.extend(point.value.ok().map(|value| (point.year_ending, value)));
        }
        let chart = match kind {
            ChartKind::Trend | ChartKind::Outcomes => "Line chart",
            ChartKind::Years => "Bar chart",
        };
        let title = self.chart_title(figures, kind);
        let name = &area(figures, figures.query.area).name;
        let (Some(&first), Some(&last)) = (present.first(), present.last()) else {
            return format!("{chart}: {title}, {name}. No figures.");
        };
        let places = decimals(figures);
        let (mut least, mut most) = (first, first);
        for &point in &present {
            if point.1 < least.1 {
                least = point;
            }
            if point.1 > most.1 {
                most = point;
            }
        }
        let say = |(period, value): (YearEnding, f64)| format!("{} in the {}", fixed(value, places), self.year_to(period));
        let gaps = if present.len() < shown.len() {
            " Some periods have no figure."
        } else {
            ""
        };
        format!(
            "{chart}: {title}, {name}. From {} to {}; lowest {}, highest {}.{gaps}",
            say(first),
            say(last),
            say(least),
            say(most)
        )
    }

    fn value(&self, figures: &Figures<'_>, point: &Point) -> String {
        match point.value {
            Ok(value) => fixed(value, decimals(figures)),
            Err(absence) => self.absence(absence).to_owned(),
        }
    }

    fn axis_value(&self, _measure: Measure, value: f64, step: f64) -> String {
        let decimals = if step >= 1.0 {
            0
        } else if step >= 0.1 {
            1
        } else {
            2
        };
        fixed(value, decimals)
    }

    fn readout(&self, figures: &Figures<'_>, index: usize) -> String {
        let Some(point) = figures.series.points.get(index) else {
            return String::new();
        };
        let period = capital(&self.year_to(point.year_ending)) + provisional(figures, point, self);
        let names = offence(figures);
        let Ok(value) = point.value else {
            return format!("{period}: {}", self.value(figures, point));
        };
        let before = point.year_ending.years_earlier(1);
        match figures.query.measure {
            Measure::Count => {
                let total = value as i64;
                let change = match value_at(&figures.series, before) {
                    Ok(before) if before > 0.0 => match change(before as i64, total) {
                        (Direction::Same, _) => ", unchanged on the year before".to_owned(),
                        (Direction::Up, size) => format!(", up {size} on the year before"),
                        (Direction::Down, size) => format!(", down {size} on the year before"),
                    },
                    _ => String::new(),
                };
                format!("{period}: {}{change}", cases(names, total))
            }
            measure => {
                let compared = figures
                    .comparison
                    .as_ref()
                    .and_then(|series| {
                        let value = series.points.get(index)?.value.ok()?;
                        Some(format!(
                            "; {} {}",
                            area(figures, series.area).short,
                            fixed(value, decimals(figures))
                        ))
                    })
                    .unwrap_or_default();
                let unit = if measure == Measure::Rate { " per 1,000 people" } else { "" };
                format!("{period}: {}{unit}{compared}", fixed(value, decimals(figures)))
            }
        }
    }

    fn absence(&self, absence: Absence) -> &'static str {
        match absence {
            Absence::NotSupplied => "the force did not supply all four quarters",
            Absence::NotRecordedThen => "not recorded separately then",
            Absence::OutsideRelease => "this release holds no figures for it",
            Absence::NoResidentPopulation => "the force has no resident population",
            Absence::PopulationTooSmall => "too few people live there for a rate",
            Absence::NoPopulationEstimate => "no population estimate for the year",
            Absence::NoBase => "nothing to compare with",
            Absence::NotARecord => "not a record",
            Absence::Partial => "the force supplied only part of it",
            Absence::Suppressed => "suppressed by the publisher",
            Absence::NotApplicable => "does not apply to this force",
            Absence::NoOutcomes => "no outcomes for it yet",
            Absence::SmallBase => "too few for a percentage",
            Absence::Withheld => "not comparable, as recording changed",
            Absence::Outweighed => "corrections outweigh the count",
            Absence::NotPublished => "not stated in the publication",
        }
    }

    fn notice(&self, figures: &Figures<'_>, notice: &Notice) -> String {
        let topic = figures.dataset.topic();
        match *notice {
            Notice::NewerRelease(newest) => format!(
                "These are the figures as released on {}. A newer release, of {}, goes further and has revised earlier quarters since.",
                self.date(figures.dataset.release().date),
                self.date(newest)
            ),
            Notice::RecordingChange { change, .. } => topic.changes[change].text.get(Language::En).clone(),
            Notice::CodesAdded => {
                let dataset = figures.dataset;
                let mut added = Vec::new();
                for &code in &figures.offence().codes {
                    let from = dataset.first_quarter_of_code(code);
                    if from > dataset.first_quarter() {
                        // Named by the offence that is this code alone, else by the code.
                        let alone = topic.offences.iter().find(|offence| offence.codes == [code]);
                        let name = alone.map_or(&topic.codes[code].code, |offence| &offence.names.get(Language::En).other);
                        added.push(format!("{name} from {}", self.month(from.first_month())));
                    }
                }
                let added: Vec<&str> = added.iter().map(String::as_str).collect();
                format!("This total adds {}, when each was given a code of its own.", listed(&added))
            }
            Notice::OlderPopulationEstimate { year } => {
                // The first quarter end whose twelve months hold the 30 June of the next year.
                let from = Month::new(year + 1, 6).map_or_else(String::new, |month| self.month(month));
                format!(
                    "From the year to {from} on, rates divide by the mid-{year} population estimate, the latest in this dataset."
                )
            }
            Notice::NoRate(absence) => {
                let name = &area(figures, figures.query.area).name;
                match absence {
                    Absence::PopulationTooSmall => format!(
                        "No rate is given for {name}: so few people live in its area, beside those who work there or visit, that a rate would mislead."
                    ),
                    _ => format!("No rate is given for {name}: {}.", self.absence(absence)),
                }
            }
            Notice::TotalIncludesForcesWithoutResidents => includes_forces_without_residents(figures.dataset.areas()),
            Notice::Provisional(first) => format!(
                "Figures from the {} on are provisional: the next release may change them.",
                self.year_to(first)
            ),
            Notice::Gaps { first, last, absence } => {
                let span = if first == last {
                    format!("the {}", self.year_to(first))
                } else {
                    format!("the {} to the {}", self.year_to(first), self.year_to(last))
                };
                format!("No figures for {span}: {}.", self.absence(absence))
            }
            Notice::Standing(note) => topic.notes[note].text.get(Language::En).clone(),
        }
    }

    fn table_head(&self, figures: &Figures<'_>) -> Vec<String> {
        let third = figures.comparison.as_ref().map_or_else(
            || "Change on year before".to_owned(),
            |series| area(figures, series.area).short.clone(),
        );
        vec!["Year to".to_owned(), self.what(figures), third]
    }

    fn source(&self, figures: &Figures<'_>) -> String {
        figures.dataset.release().attribution.get(Language::En).clone()
    }

    fn released(&self, figures: &Figures<'_>) -> String {
        let date = self.date(figures.dataset.release().date);
        if figures.is_newest {
            format!("Updated on {date}, when these figures were released.")
        } else {
            format!("Figures released on {date}.")
        }
    }

    fn method(&self, figures: &Figures<'_>) -> Vec<Passage> {
        let codes = figures.codes();
        let mut method: Vec<Passage> = vec![
            format!(
                "{} are offences that the police recorded under Home Office code{} {}.",
                capital(&offence(figures).other),
                if codes.len() == 1 { "" } else { "s" },
                listed(&codes)
            )
            .into(),
            "A year is the 12 months to the end of a quarter: the sum of four quarterly counts. If a quarter is missing, so is the year."
                .to_owned()
                .into(),
        ];
        if let Ok(total) = figures.total {
            let days = figures.query.year_ending.days();
            let mut passage = Passage::default();
            passage.text("The daily average divides ").claim(
                spelled(figures, "per-day"),
                &format!(
                    "{} by the {days} days of the {}",
                    integer(total),
                    self.year_to(figures.query.year_ending)
                ),
            );
            passage.text(".");
            method.push(passage);
        }
        if let (Measure::Rate, Ok(used)) = (figures.query.measure, figures.population) {
            let mut passage = Passage::default();
            passage
                .text("Rates divide by the mid-year (30 June) population estimate that falls in the 12 months: ")
                .claim(
                    spelled(figures, "rate"),
                    &format!(
                        "{} people in mid-{} for the {}",
                        integer(i64::from(used.residents)),
                        used.year,
                        self.year_to(figures.query.year_ending)
                    ),
                );
            passage.text(".");
            method.push(passage);
        }
        method.push(
            "Percentages are worked out from unrounded figures and rounded last."
                .to_owned()
                .into(),
        );
        method
    }

    fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Count => "Number",
            Measure::Rate => "Per 1,000 people",
            Measure::Index => "Index",
        }
    }

    fn chart(&self, kind: ChartKind) -> &'static str {
        match kind {
            ChartKind::Trend => "Trend",
            ChartKind::Years => "Year by year",
            ChartKind::Outcomes => "What happened",
        }
    }

    fn nation(&self, nation: Nation) -> &'static str {
        match nation {
            Nation::EnglandAndWales => "England and Wales",
            Nation::England => "England",
            Nation::Wales => "Wales",
            Nation::CrossBorder => "Across Britain",
        }
    }

    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::Force => "Police force",
            Label::Offence => "Offence",
            Label::Measure => "Measure",
            Label::Chart => "Chart",
            Label::Cursor => "Period",
            Label::ShowTable => "Show as a table",
            Label::Download => "Download as CSV",
            Label::Method => "How this is worked out",
            Label::Notices => "Notes",
            Label::Gap => "no data",
            Label::NotAvailable => "not available",
            Label::Provisional => " (provisional)",
            Label::Invitation => "Choose your local police force to see its figures.",
            #[cfg(feature = "stories")]
            Label::Failed => "Not everything could be loaded. The figures shown here are complete.",
        }
    }
}

impl English {
    /// "Harassment cases", "Harassment cases per 1,000 people".
    fn what(&self, figures: &Figures<'_>) -> String {
        let noun = capital(&offence(figures).other);
        match figures.query.measure {
            Measure::Count => noun,
            Measure::Rate => format!("{noun} per 1,000 people"),
            Measure::Index => format!("{noun}, first year = 100"),
        }
    }
}
