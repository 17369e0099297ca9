//! Towns of every force, by hand.

use super::{certain, find, forces};

/// A force and towns that are its own alone.
const TOWNS: [(&str, &[&str]); 43] = [
    ("avon-and-somerset", &["Bristol", "Bath", "Weston-super-Mare", "Taunton"]),
    ("bedfordshire", &["Luton", "Bedford", "Dunstable"]),
    ("cambridgeshire", &["Cambridge", "Peterborough", "Huntingdon"]),
    ("cheshire", &["Chester", "Runcorn", "Crewe", "Macclesfield"]),
    ("city-of-london", &["City of London", "Square Mile"]),
    ("cleveland", &["Middlesbrough", "Hartlepool", "Redcar"]),
    ("cumbria", &["Carlisle", "Whitehaven", "Kendal", "Barrow in Furness"]),
    ("derbyshire", &["Derby", "Chesterfield", "Matlock"]),
    ("devon-and-cornwall", &["Plymouth", "Exeter", "Truro", "Torquay"]),
    ("dorset", &["Bournemouth", "Poole", "Weymouth", "Dorchester"]),
    ("durham", &["Durham", "Darlington", "Bishop Auckland"]),
    ("dyfed-powys", &["Carmarthen", "Aberystwyth", "Llanelli", "Haverfordwest"]),
    ("essex", &["Chelmsford", "Southend-on-Sea", "Colchester", "Basildon"]),
    ("gloucestershire", &["Gloucester", "Cheltenham", "Stroud"]),
    ("greater-manchester", &["Manchester", "Salford", "Wigan", "Rochdale"]),
    ("gwent", &["Cwmbran", "Abergavenny", "Caerphilly", "Ebbw Vale"]),
    ("hampshire", &["Southampton", "Portsmouth", "Winchester", "Ryde"]),
    ("hertfordshire", &["St Albans", "Watford", "Stevenage"]),
    ("humberside", &["Hull", "Grimsby", "Scunthorpe", "Bridlington"]),
    ("kent", &["Maidstone", "Canterbury", "Dover", "Margate"]),
    ("lancashire", &["Blackpool", "Blackburn", "Burnley", "Lancaster"]),
    ("leicestershire", &["Leicester", "Loughborough", "Oakham"]),
    ("lincolnshire", &["Lincoln", "Boston", "Grantham", "Skegness"]),
    ("merseyside", &["Liverpool", "Birkenhead", "Southport", "Bootle"]),
    ("metropolitan-police", &["Croydon", "Hackney", "Brixton Hill", "Wembley"]),
    ("norfolk", &["Norwich", "Great Yarmouth", "King's Lynn", "Cromer"]),
    ("north-wales", &["Wrexham", "Bangor", "Rhyl", "Llandudno"]),
    ("north-yorkshire", &["York", "Harrogate", "Scarborough", "Whitby"]),
    ("northamptonshire", &["Northampton", "Kettering", "Corby"]),
    ("northumbria", &["Newcastle upon Tyne", "Sunderland", "Gateshead", "Alnwick"]),
    ("nottinghamshire", &["Nottingham", "Mansfield", "Worksop"]),
    ("south-wales", &["Cardiff", "Swansea", "Bridgend", "Merthyr Tydfil"]),
    ("south-yorkshire", &["Sheffield", "Doncaster", "Rotherham", "Barnsley"]),
    ("staffordshire", &["Stoke-on-Trent", "Lichfield", "Cannock", "Tamworth"]),
    ("suffolk", &["Ipswich", "Lowestoft", "Bury St Edmunds", "Felixstowe"]),
    ("surrey", &["Guildford", "Woking", "Epsom", "Dorking"]),
    ("sussex", &["Brighton", "Crawley", "Hastings", "Worthing"]),
    ("thames-valley", &["Reading", "Oxford", "Milton Keynes", "Slough"]),
    ("warwickshire", &["Warwick", "Nuneaton", "Rugby", "Stratford-upon-Avon"]),
    ("west-mercia", &["Worcester", "Shrewsbury", "Telford", "Hereford"]),
    ("west-midlands", &["Birmingham", "Coventry", "Wolverhampton", "Solihull"]),
    ("west-yorkshire", &["Leeds", "Bradford", "Huddersfield", "Wakefield"]),
    ("wiltshire", &["Devizes", "Salisbury", "Trowbridge", "Malmesbury"]),
];

pub(super) fn towns() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOWNS
        .iter()
        .flat_map(|(force, towns)| towns.iter().map(move |town| (*force, *town)))
}

#[test]
fn every_force_is_found_by_its_towns() {
    assert!(towns().count() > 150);
    let wrong: Vec<&str> = towns()
        .filter(|(force, town)| certain(town) != Some(force))
        .map(|(_, town)| town)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A text, and the forces that its matches begin with, in any order.
const AMBIGUOUS: [(&str, &[&str]); 9] = [
    ("Swindon", &["wiltshire", "gloucestershire"]),
    ("Warrington", &["cheshire", "thames-valley"]),
    (
        "Newport",
        &["gwent", "hampshire", "west-mercia", "essex", "humberside", "dyfed-powys"],
    ),
    ("Richmond", &["metropolitan-police", "north-yorkshire"]),
    ("London", &["metropolitan-police", "city-of-london"]),
    ("Newcastle", &["northumbria", "staffordshire"]),
    ("Preston", &["lancashire", "humberside", "leicestershire"]),
    (
        "Yorkshire",
        &["humberside", "north-yorkshire", "south-yorkshire", "west-yorkshire"],
    ),
    ("Halton", &["lancashire", "cheshire"]),
];

#[test]
fn a_name_of_several_forces_is_none_s() {
    for (text, expected) in AMBIGUOUS {
        let found = find(text);
        assert_eq!(certain(text), None, "{text}");
        let mut first: Vec<&str> = forces(&found).into_iter().take(expected.len()).collect();
        first.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(first, expected, "{text}");
    }
    assert_eq!(forces(&find("Newport"))[0], "gwent", "the largest Newport comes first");
    assert_eq!(forces(&find("London"))[0], "metropolitan-police");
}

/// What people type, and the force of the first match.
const TYPED: [(&str, &str); 34] = [
    ("brum", "west-midlands"),
    ("stoke on trent", "staffordshire"),
    ("stoke", "staffordshire"),
    ("kings lynn", "norfolk"),
    ("gt yarmouth", "norfolk"),
    ("burton on trent", "staffordshire"),
    ("newcastle on tyne", "northumbria"),
    ("tyne & wear", "northumbria"),
    ("gatwick", "sussex"),
    ("heathrow", "metropolitan-police"),
    ("isle of wight", "hampshire"),
    ("IOW", "hampshire"),
    ("devon", "devon-and-cornwall"),
    ("cornwall", "devon-and-cornwall"),
    ("bucks", "thames-valley"),
    ("berkshire", "thames-valley"),
    ("oxon", "thames-valley"),
    ("shropshire", "west-mercia"),
    ("worcs", "west-mercia"),
    ("rutland", "leicestershire"),
    ("anglesey", "north-wales"),
    ("ynys mon", "north-wales"),
    ("Caerdydd", "south-wales"),
    ("Abertawe", "south-wales"),
    ("Casnewydd", "gwent"),
    ("Wrecsam", "north-wales"),
    ("Y Fenni", "gwent"),
    ("Tyddewi", "dyfed-powys"),
    ("Sir Benfro", "dyfed-powys"),
    ("Bro Morgannwg", "south-wales"),
    ("middlesborough", "cleveland"),
    ("birkinhead", "merseyside"),
    ("liverp", "merseyside"),
    ("birmig", "west-midlands"),
];

#[test]
fn what_people_type_finds_the_force_first() {
    for (text, force) in TYPED {
        assert_eq!(forces(&find(text)).first(), Some(&force), "{text}");
    }
}

#[test]
fn matches_stand_in_order() {
    // The force's own name, another name of it, a whole word, the beginning of a word.
    let names = |text: &str| find(text).matches.iter().map(|known| known.name).collect::<Vec<_>>();
    assert_eq!(names("norfolk")[0], "Norfolk Constabulary");
    assert_eq!(names("met")[0], "Metropolitan Police");
    let york = names("york");
    let place = |name: &str| york.iter().position(|known| *known == name);
    assert!(place("York") < place("Yorkley") || place("Yorkley").is_none(), "{york:?}");
    assert_eq!(york[0], "York");
    // By population.
    assert_eq!(names("birmi")[0], "Birmingham");
    assert_eq!(names("man")[0], "Manchester");
}

#[test]
fn no_match_is_said_and_never_guessed() {
    for text in ["qqqq", "xyzzy plugh", "123", "trollheim am see"] {
        let found = find(text);
        assert!(found.matches.is_empty(), "{text}: {:?}", found.matches);
        assert!(found.statement.is_some_and(|said| said.contains("Try")), "{text}");
        assert!(!found.elsewhere);
    }
    for text in ["", "  ", "!!!"] {
        let found = find(text);
        assert!(found.matches.is_empty() && found.statement.is_none(), "{text:?}");
    }
}
