//! Sizes and distances of charts, in CSS px.

use super::scene::Dash;

/// Font size of axis labels: the smallest in a chart.
pub(super) const AXIS_SIZE: f64 = 12.0;
/// Font size of direct labels below [`ROOMY`].
pub(super) const LABEL_SIZE: f64 = 13.0;
/// Font size of direct labels from [`ROOMY`] on.
pub(super) const LABEL_SIZE_ROOMY: f64 = 14.0;

/// Width from which direct labels stand in a margin of their own.
pub(super) const WIDE: f64 = 480.0;
/// Width from which labels are larger.
pub(super) const ROOMY: f64 = 640.0;

/// Height of a line of text, in parts of its font size.
pub(super) const LINE_HEIGHT: f64 = 1.25;
/// Height of capitals and digits above the baseline, in parts of the font size.
pub(super) const CAP: f64 = 0.73;
/// Depth of descenders below the baseline, in parts of the font size.
pub(super) const DESCENT: f64 = 0.23;

/// Stroke of the line of the area asked for.
pub(super) const FORCE_STROKE: f64 = 2.5;
/// Stroke of the line that it is compared with.
pub(super) const COMPARISON_STROKE: f64 = 1.75;
/// Dashes of that line.
pub(super) const COMPARISON_DASH: Dash = Dash { on: 5.0, off: 4.0 };
/// Radius of the dot that ends a line.
pub(super) const DOT: f64 = 4.0;
/// Radius of the dot that ends the line of a comparison.
pub(super) const DOT_SMALL: f64 = 3.0;
/// Width of the ring of paper around a dot.
pub(super) const HALO: f64 = 1.5;

/// Space above the highest value: an axis label, or a direct label and its distance from the line.
pub(super) const TOP: f64 = 22.0;
/// From a gridline up to the baseline of its label.
pub(super) const ABOVE_GRIDLINE: f64 = 4.0;
/// Between axis labels and data.
pub(super) const GUTTER: f64 = 10.0;
/// Height of the row of year labels under the plot.
pub(super) const YEAR_ROW: f64 = 20.0;
/// Height of the row of numbered recording changes between the plot and the year labels.
pub(super) const CHANGE_ROW: f64 = 21.0;
/// Radius of the ring around the number of a recording change.
pub(super) const CHANGE_RADIUS: f64 = 8.0;
/// Between the dot that ends a line and its label.
pub(super) const LABEL_GAP: f64 = 8.0;
/// Narrowest strip of clear space between two labels.
pub(super) const CLEAR: f64 = 3.0;
