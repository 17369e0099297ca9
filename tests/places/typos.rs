//! Letters typed wrong, by a generator with a seed.

use super::towns::towns;
use super::{certain, find, forces};

/// Numbers that are the same at each run (Knuth's multiplier).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// `text` with one letter left out, put in, changed or moved.
fn mistyped(text: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = text.to_lowercase().chars().collect();
    let place = numbers.below(letters.len() - 1);
    let letter = char::from(b'a' + numbers.below(26) as u8);
    match numbers.below(4) {
        0 => drop(letters.remove(place)),
        1 => letters.insert(place, letter),
        2 => letters[place] = letter,
        _ => letters.swap(place, place + 1),
    }
    letters.into_iter().collect()
}

#[test]
fn two_hundred_towns_with_a_letter_wrong_are_found() {
    let towns: Vec<(&str, &str)> = towns().filter(|(_, town)| town.len() >= 5).collect();
    let mut numbers = Numbers(11);
    let mut first = 0;
    for _ in 0..200 {
        let (force, town) = towns[numbers.below(towns.len())];
        let typed = mistyped(town, &mut numbers);
        let found = find(&typed);
        // It may be another name by chance; it is certain only then.
        let plain = |text: &str| text.to_lowercase().replace('-', " ");
        let is_name = found.matches.iter().any(|known| plain(known.name) == plain(&typed));
        assert!(
            is_name || certain(&typed).is_none(),
            "{typed} for {town}: {:?}",
            found.matches
        );
        assert!(
            is_name || forces(&found).contains(&force),
            "{typed} for {town}: {:?}",
            found.matches
        );
        first += usize::from(forces(&found).first() == Some(&force));
    }
    assert!(first >= 190, "{first} of 200 are first");
}

#[test]
fn a_long_name_may_have_two_letters_wrong() {
    for (typed, force) in [
        ("mancehstr", "greater-manchester"),
        ("middelsborough", "cleveland"),
        ("wolverhamptn", "west-midlands"),
        ("peterbrugh", "cambridgeshire"),
        ("northamtpn", "northamptonshire"),
        ("aberystwith", "dyfed-powys"),
        ("notingam", "nottinghamshire"),
    ] {
        let found = find(typed);
        assert_eq!(forces(&found).first(), Some(&force), "{typed}: {:?}", found.matches);
        assert_eq!(certain(typed), None, "{typed}");
    }
}

#[test]
fn letters_in_each_other_s_place_are_one_mistake() {
    for (typed, force) in [
        ("leesd", "west-yorkshire"),
        ("oxofrd", "thames-valley"),
        ("derbyhsire", "derbyshire"),
        ("uhll", "humberside"),
    ] {
        assert!(forces(&find(typed)).contains(&force), "{typed}: {:?}", find(typed).matches);
    }
}
