//! What became of recorded offences: the Home Office's outcome types, and the groups in which readers hear of them.

/// Number of a Home Office outcome type, 0 to [`OutcomeType::LAST`]; 0 is "not yet assigned an outcome".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutcomeType(u8);

impl OutcomeType {
    /// The highest number in use: "diversionary, educational or intervention activity".
    pub const LAST: u8 = 22;

    /// Type 0.
    pub const NOT_YET_ASSIGNED: Self = Self(0);

    /// The type with this number, or `None` where the Home Office has none.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::LAST).then_some(Self(number))
    }

    /// Number by which the Home Office lists the outcome.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// The group in which readers hear of the type.
    #[must_use]
    pub fn group(self) -> OutcomeGroup {
        match self.0 {
            0 => OutcomeGroup::NotYetAssigned,
            1 => OutcomeGroup::Charged,
            2 | 3 | 6 | 7 | 8 | 22 => OutcomeGroup::OutOfCourt,
            14 | 16 => OutcomeGroup::VictimDidNotSupport,
            15 => OutcomeGroup::NotEnoughEvidence,
            18 => OutcomeGroup::NoSuspect,
            5 | 9..=13 | 17 | 21 => OutcomeGroup::Prevented,
            _ => OutcomeGroup::Other,
        }
    }
}

/// Outcome types that readers hear of together. Each type is in just one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OutcomeGroup {
    /// A suspect was charged or summonsed (type 1).
    Charged,
    /// Cautions, penalty notices, community resolutions, diversion (2, 3, 6, 7, 8, 22).
    OutOfCourt,
    /// The victim did not support further action, whether or not a suspect was identified (14, 16).
    VictimDidNotSupport,
    /// A suspect was identified and the victim supported action, but evidence was lacking (15).
    NotEnoughEvidence,
    /// The investigation ended without a suspect (18).
    NoSuspect,
    /// Prosecution was prevented, out of time or not in the public interest (5, 9 to 13, 17, 21).
    Prevented,
    /// Taken into consideration, passed to another body, and the like (4, 19, 20).
    Other,
    /// No outcome had been assigned when the figures were drawn up (0).
    NotYetAssigned,
}

impl OutcomeGroup {
    /// Every group, in the order in which readers see them.
    pub const ALL: [Self; 8] = [
        Self::Charged,
        Self::OutOfCourt,
        Self::VictimDidNotSupport,
        Self::NotEnoughEvidence,
        Self::NoSuspect,
        Self::Prevented,
        Self::Other,
        Self::NotYetAssigned,
    ];

    /// The group's name in JSON output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Charged => "charged",
            Self::OutOfCourt => "out-of-court",
            Self::VictimDidNotSupport => "victim-did-not-support",
            Self::NotEnoughEvidence => "not-enough-evidence",
            Self::NoSuspect => "no-suspect",
            Self::Prevented => "prevented",
            Self::Other => "other",
            Self::NotYetAssigned => "not-yet-assigned",
        }
    }

    /// The types of the group, in number order.
    pub fn types(self) -> impl Iterator<Item = OutcomeType> {
        (0..=OutcomeType::LAST)
            .map(OutcomeType)
            .filter(move |kind| kind.group() == self)
    }
}

/// What outcomes are counted of. Counts of the two bases are never added or compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OutcomeBasis {
    /// Outcomes so far of the offences that were recorded in the quarter: the basis of every share.
    OffencesRecorded,
    /// Outcomes of the investigations that were closed in the quarter, whenever their offences were recorded.
    InvestigationsClosed,
}

impl OutcomeBasis {
    /// Every basis.
    pub const ALL: [Self; 2] = [Self::OffencesRecorded, Self::InvestigationsClosed];

    /// The basis's name in JSON output.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::OffencesRecorded => "offences-recorded",
            Self::InvestigationsClosed => "investigations-closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OutcomeGroup, OutcomeType};

    #[test]
    fn each_type_is_in_one_group() {
        let mut types: Vec<u8> = OutcomeGroup::ALL
            .iter()
            .flat_map(|group| group.types())
            .map(OutcomeType::number)
            .collect();
        types.sort_unstable();
        assert_eq!(types, (0..=22).collect::<Vec<u8>>());
        assert_eq!(OutcomeType::new(23), None);
    }
}
