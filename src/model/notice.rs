//! What a reader must know beside a figure.

use super::{ClaimKind, Month, Translated};

/// A change in how offences were recorded, which breaks a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingChange {
    /// Stable name.
    pub slug: String,
    /// Month from which the change holds.
    pub from: Month,
    /// Indices into the topic's codes of the codes that it touches.
    pub codes: Vec<usize>,
    /// Those of them that are not compared across the change at all, because its source calls them not comparable. The others
    /// carry the change as a caveat.
    pub withheld: Vec<usize>,
    /// Whether the change moved offences from one of its codes to another: a total of all of them counts the same as before.
    pub is_move: bool,
    /// Kinds of claims that are not made across the change, whatever the code.
    pub withholds: Vec<ClaimKind>,
    /// What changed, as one sentence for readers.
    pub text: Translated<String>,
}

/// What a recording change means for a comparison across it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It touches none of the offences, or moves them within the total.
    None,
    /// The comparison is made, and says what changed.
    Caveat,
    /// The comparison is not made.
    Withhold,
}

impl RecordingChange {
    /// What the change means for a claim of `kind` that sums `codes` on both sides of it.
    ///
    /// A total is withheld where every code of it that the change touches is: where one of them can be compared with a caveat, so
    /// can the total.
    #[must_use]
    pub fn effect(&self, codes: &[usize], kind: ClaimKind) -> Effect {
        let (mut touched, mut withheld) = (0, 0);
        for code in &self.codes {
            if codes.contains(code) {
                touched += 1;
                withheld += usize::from(self.withheld.contains(code));
            }
        }
        if touched == 0 || self.is_move && touched == self.codes.len() {
            Effect::None
        } else if touched == withheld || self.withholds.contains(&kind) {
            Effect::Withhold
        } else {
            Effect::Caveat
        }
    }
}

/// A note that always stands under the figures of a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingNote {
    /// Stable name.
    pub slug: String,
    /// The note, as one sentence or two for readers.
    pub text: Translated<String>,
}

#[cfg(test)]
mod tests {
    use super::{Effect, RecordingChange};
    use crate::model::{ClaimKind, Month, Translated};

    fn change(is_move: bool) -> RecordingChange {
        let Some(from) = Month::new(2020, 4) else {
            panic!("April has no month");
        };
        RecordingChange {
            slug: "change".to_owned(),
            from,
            codes: vec![0, 1],
            withheld: vec![1],
            is_move,
            withholds: vec![ClaimKind::PerDay],
            text: Translated::default(),
        }
    }

    #[test]
    fn each_code_has_its_own_effect_and_a_total_the_milder_one() {
        let (latest, per_day) = (ClaimKind::Change, ClaimKind::PerDay);
        for (codes, kind, effect) in [
            (&[0][..], latest, Effect::Caveat),
            (&[1], latest, Effect::Withhold),
            (&[2], latest, Effect::None),
            (&[1, 2], latest, Effect::Withhold),
            (&[0, 1, 2], latest, Effect::Caveat),
            (&[0], per_day, Effect::Withhold),
        ] {
            assert_eq!(change(false).effect(codes, kind), effect, "{codes:?}");
        }
    }

    #[test]
    fn a_move_does_not_touch_a_total_of_both_codes() {
        assert_eq!(change(true).effect(&[0, 1, 2], ClaimKind::Change), Effect::None);
        assert_eq!(change(true).effect(&[0, 2], ClaimKind::Change), Effect::Caveat);
        assert_eq!(change(true).effect(&[1], ClaimKind::Change), Effect::Withhold);
    }
}
