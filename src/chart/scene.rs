//! A chart, laid out: marks in painting order, and where the cursor can stop.

/// A chart in CSS px, the origin at the top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Where data stand; axis labels and direct labels are outside.
    pub plot: Rect,
    /// Marks, in painting order.
    pub marks: Vec<Mark>,
    /// Where the cursor can stop, in order of time.
    pub cursor: Vec<CursorStop>,
    /// Index into `cursor` of the year ending that was asked for; `None` where the chart does not show it.
    pub chosen: Option<usize>,
}

/// A rectangle in CSS pixels, from the chart's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Something to paint. Its colour is a [`Role`], which a palette turns into a colour.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Mark {
    /// A line of one or more runs: between runs it is broken.
    Line {
        /// Points of each run.
        runs: Vec<Vec<(f64, f64)>>,
        /// Stroke width.
        width: f64,
        /// Dashes, or `None` for a solid line.
        dash: Option<Dash>,
        /// Colour.
        role: Role,
    },
    /// A straight line one px wide, horizontal or vertical.
    Hairline {
        /// One end.
        from: (f64, f64),
        /// Other end.
        to: (f64, f64),
        /// Colour.
        role: Role,
    },
    /// A filled rectangle.
    Bar {
        /// Where.
        area: Rect,
        /// Colour.
        role: Role,
    },
    /// A rectangle filled with thin diagonal lines.
    Hatch {
        /// Where.
        area: Rect,
        /// Colour of the lines.
        role: Role,
    },
    /// A filled circle, with a ring of paper around it.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// Radius without the ring.
        radius: f64,
        /// Width of the ring of paper.
        halo: f64,
        /// Colour.
        role: Role,
    },
    /// The outline of a circle, one px wide.
    Ring {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        role: Role,
    },
    /// A line of text.
    Text(
        /// The text and where it stands.
        TextMark,
    ),
}

/// A line of text, upright.
#[derive(Debug, Clone, PartialEq)]
pub struct TextMark {
    /// Where the text is anchored.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Which part of the text stands at `x`.
    pub anchor: Anchor,
    /// Font size.
    pub size: f64,
    /// Font weight.
    pub weight: Weight,
    /// Colour.
    pub role: Role,
    /// One line, as it is drawn.
    pub text: String,
}

/// What a colour stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Text that matters; the line of another force that is compared with, its square and its label.
    Ink,
    /// Labels of axes.
    Muted,
    /// Gridlines.
    Hairline,
    /// The line at zero, ticks on the time axis, rings around numbers.
    Baseline,
    /// Vertical lines where recording changed.
    Change,
    /// Hatching of gaps.
    Hatch,
    /// The line of the area asked for, its dot and its label.
    Force,
    /// The same of the total that it is compared with.
    Comparison,
    /// The bar of any other year ending.
    Bar,
    /// The bar of the year ending that was asked for.
    BarChosen,
    /// What lies behind the chart.
    Paper,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 11] = [
        Self::Ink,
        Self::Muted,
        Self::Hairline,
        Self::Baseline,
        Self::Change,
        Self::Hatch,
        Self::Force,
        Self::Comparison,
        Self::Bar,
        Self::BarChosen,
        Self::Paper,
    ];

    /// The role's name as a property of a JavaScript object.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Hairline => "hairline",
            Self::Baseline => "baseline",
            Self::Change => "change",
            Self::Hatch => "hatch",
            Self::Force => "force",
            Self::Comparison => "comparison",
            Self::Bar => "bar",
            Self::BarChosen => "barChosen",
            Self::Paper => "paper",
        }
    }
}

/// Dashes and the gaps between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length of a dash.
    pub on: f64,
    /// Length of a gap.
    pub off: f64,
}

/// Which part of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// Weight of a font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// Where the cursor can stop: one point of the series.
#[derive(Debug, Clone, PartialEq)]
pub struct CursorStop {
    /// Index into the points of the series.
    pub index: usize,
    /// Where the cursor's line stands.
    pub x: f64,
    /// Width of the zone around `x` that belongs to this stop.
    pub width: f64,
    /// Height and colour of the dot on each line, the area asked for first; empty where its figure is absent.
    pub dots: Vec<(f64, Role)>,
    /// The bar, in charts of bars.
    pub bar: Option<Rect>,
}

impl Scene {
    /// Index of the cursor stop whose zone holds `x` or is nearest to it, or `None` where there is none at all.
    #[must_use]
    pub fn cursor_at(&self, x: f64) -> Option<usize> {
        let mut nearest = None;
        let mut least = f64::INFINITY;
        for (index, stop) in self.cursor.iter().enumerate() {
            let beyond = (x - stop.x).abs() - stop.width / 2.0;
            if beyond < least {
                (nearest, least) = (Some(index), beyond);
            }
        }
        nearest
    }

    /// The texts, in painting order.
    pub fn texts(&self) -> impl Iterator<Item = &TextMark> {
        self.marks.iter().filter_map(|mark| match mark {
            Mark::Text(text) => Some(text),
            _ => None,
        })
    }
}

impl Rect {
    /// Right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// The rectangle with `by` more on every side; less where negative.
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// Whether the straight line from `from` to `to` passes through.
    #[must_use]
    pub fn meets(self, from: (f64, f64), to: (f64, f64)) -> bool {
        // Liang and Barsky: the part of the line, 0 to 1, that lies within all four edges.
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (step, distance) in [
            (-dx, from.0 - self.x),
            (dx, self.right() - from.0),
            (-dy, from.1 - self.y),
            (dy, self.bottom() - from.1),
        ] {
            if step == 0.0 {
                if distance < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                enters = enters.max(distance / step);
            } else {
                leaves = leaves.min(distance / step);
            }
        }
        enters <= leaves
    }
}
