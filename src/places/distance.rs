//! How many letters were typed wrong: left out, put in, exchanged or in each other's place.

/// Longest text that is looked for among names that it is not a part of.
pub(super) const LONGEST: usize = 40;

/// What the nearest reading of a typed text is, counted in letters.
pub(super) struct Distance {
    /// To the whole name.
    pub(super) whole: u8,
    /// To what the name begins with.
    pub(super) start: u8,
}

/// The distance of `typed` (at most [`LONGEST`] bytes) from `name`; distances above 2 are not told apart.
///
/// Optimal string alignment: a letter that has been moved is not changed again.
pub(super) fn distance(typed: &[u8], name: &[u8]) -> Distance {
    const FAR: u8 = 100;
    let width = name.len().min(typed.len() + 3);
    let mut rows = [[0; LONGEST + 4]; 3];
    for (place, cell) in rows[1].iter_mut().enumerate() {
        *cell = place as u8;
    }
    for (row, &letter) in typed.iter().enumerate() {
        let [before, above, current] = &mut rows;
        current[0] = row as u8 + 1;
        let mut least = FAR;
        for column in 1..=width {
            let other = name[column - 1];
            let changed = above[column - 1] + u8::from(letter != other);
            let mut cell = changed.min(above[column] + 1).min(current[column - 1] + 1);
            if row > 0 && column > 1 && letter == name[column - 2] && typed[row - 1] == other {
                cell = cell.min(before[column - 2] + 1);
            }
            current[column] = cell;
            least = least.min(cell);
        }
        if least > 2 {
            return Distance { whole: FAR, start: FAR };
        }
        rows.rotate_left(1);
    }
    let last = &rows[1][..=width];
    let start = last.iter().fold(FAR, |least, &cell| least.min(cell));
    let whole = if width == name.len() { last[width] } else { FAR };
    Distance { whole, start }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distances_are_those_counted_by_hand() {
        for (typed, name, whole, start) in [
            ("leeds", "leeds", 0, 0),
            ("leds", "leeds", 1, 1),
            ("leedss", "leeds", 1, 1),
            ("lxeds", "leeds", 1, 1),
            ("elegs", "leeds", 2, 2),
            ("eleds", "leeds", 1, 1),
            ("mancehstr", "manchester", 2, 2),
            ("brimin", "birmingham", 100, 1),
            ("york", "ely", 100, 100),
        ] {
            let found = distance(typed.as_bytes(), name.as_bytes());
            let near = |distance: u8| if distance > 2 { 100 } else { distance };
            assert_eq!((near(found.whole), near(found.start)), (whole, start), "{typed} {name}");
        }
    }
}
