//! `_redirects`: the addresses of areas that have another slug now.

use std::str::FromStr;

use force_figures::model::Area;

use crate::Failure;

/// A slug that an area had, and the one that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormerSlug {
    former: String,
    present: String,
}

impl FromStr for FormerSlug {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            Some((former, present)) if is_slug(former) && is_slug(present) => Ok(Self {
                former: former.to_owned(),
                present: present.to_owned(),
            }),
            _ => Err(format!(
                "found \"{}\", expected a former slug and the present one, such as old-name=new-name",
                text.escape_debug()
            )),
        }
    }
}

fn is_slug(text: &str) -> bool {
    let letter = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    !text.is_empty() && text.bytes().all(letter)
}

/// The list with the slugs of forces that became part of others, which the dataset knows.
pub(super) fn with_mergers(list: &[FormerSlug], areas: &[Area]) -> Vec<FormerSlug> {
    let mut whole = list.to_vec();
    for area in areas {
        for former in area.merged.iter().flat_map(|merged| &merged.former) {
            if !whole.iter().any(|known| known.former == former.slug) {
                whole.push(FormerSlug {
                    former: former.slug.clone(),
                    present: area.slug.clone(),
                });
            }
        }
    }
    whole
}

/// Holds the list against the areas of the site.
///
/// # Errors
/// A present slug that no area has, a former one that an area still has, and one that stands in the list twice.
pub(super) fn check(list: &[FormerSlug], areas: &[Area]) -> Result<(), Failure> {
    let known = |slug: &str| areas.iter().any(|area| area.slug == slug);
    for (index, FormerSlug { former, present }) in list.iter().enumerate() {
        let wrong = if !known(present) {
            format!("found \"{present}\", expected the slug of an area")
        } else if known(former) {
            format!("found \"{former}\", which is the slug of an area, expected a former one")
        } else if list[..index].iter().any(|earlier| earlier.former == *former) {
            format!("found \"{former}\" twice, expected it once")
        } else {
            continue;
        };
        return Err(format!("--former {former}={present}: {wrong}").into());
    }
    Ok(())
}

/// The file, in the format that Netlify and Cloudflare Pages read: everything below a former slug has moved for good, what an
/// address asks for included. `None` where nothing has moved.
pub(super) fn written(list: &[FormerSlug]) -> Option<String> {
    if list.is_empty() {
        return None;
    }
    let lines = list.iter().map(|FormerSlug { former, present }| {
        // A folder without its slash is not below itself.
        format!("/{former} /{present}/ 301\n/{former}/* /{present}/:splat 301\n")
    });
    Some(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(texts: &[&str]) -> Vec<FormerSlug> {
        texts.iter().map(|text| text.parse().expect(text)).collect()
    }

    #[test]
    fn nothing_that_moved_is_no_file() {
        assert_eq!(written(&[]), None);
    }

    #[test]
    fn every_address_below_a_former_slug_leads_to_the_present_one() {
        assert_eq!(
            written(&list(&["mid-wessex=wessex", "lyonesse=cornwall-2"])).as_deref(),
            Some(
                "/mid-wessex /wessex/ 301\n/mid-wessex/* /wessex/:splat 301\n\
                 /lyonesse /cornwall-2/ 301\n/lyonesse/* /cornwall-2/:splat 301\n"
            )
        );
    }

    #[test]
    fn what_is_no_pair_of_slugs_says_what_was_found() {
        for text in [
            "wessex",
            "=wessex",
            "wessex=",
            "Wessex=wessex",
            "a/b=c",
            "a=b=c",
            "a b=c",
            "*=c",
        ] {
            let error = text.parse::<FormerSlug>().expect_err(text);
            assert!(
                error.starts_with(&format!("found \"{text}\", expected a former slug")),
                "{error}"
            );
        }
    }
}
