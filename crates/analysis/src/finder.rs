//! Finding a school by what people type: short names, long names, numbers, slips of the key.
//!
//! A query is split into words; every word must be found in the name, an alias, the place or
//! the code: as the beginning of a word, or, for longer words, with one letter in five wrong
//! (Damerau–Levenshtein). Numbers must match whole, for «17» is not a slip of «117».

use serde::{Deserialize, Serialize};

use crate::{
    code::transliterate,
    cube::Cube,
    dimension::Dimension,
    setting::Named,
    territory::{Unit, UnitId, UnitKind},
};

/// A unit that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Its level.
    pub dimension: Dimension,
    /// Code and name.
    pub member: Named,
    /// Where it lies, for telling namesakes apart.
    pub place: String,
    /// A procedure that has results for it.
    pub procedure: Option<String>,
}

/// The best matches for `text`, schools before municipalities before regions on equal terms.
pub fn find(cube: &Cube, text: &str, at_most: usize) -> Vec<Found> {
    let wanted = words(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let territory = cube.territory();
    let mut hits: Vec<(u32, UnitId)> = (1..territory.len())
        .filter(|id| territory.unit(*id).kind <= UnitKind::School)
        .filter_map(|id| Some((cost(&wanted, territory.unit(id))?, id)))
        .collect();
    hits.sort_by_key(|(cost, id)| (*cost, std::cmp::Reverse(territory.unit(*id).kind), *id));
    hits.into_iter().take(at_most).filter_map(|(_, id)| found(cube, id)).collect()
}

fn found(cube: &Cube, id: UnitId) -> Option<Found> {
    let territory = cube.territory();
    let unit = territory.unit(id);
    let dimension = match unit.kind {
        UnitKind::Region => Dimension::Region,
        UnitKind::Municipality => Dimension::Municipality,
        UnitKind::School => Dimension::School,
        UnitKind::Everything | UnitKind::Class => return None,
    };
    let mut place: Vec<&str> = unit.place.as_deref().into_iter().collect();
    let mut at = territory.parent(id);
    while at != crate::territory::EVERYTHING {
        place.push(&territory.unit(at).name);
        at = territory.parent(at);
    }
    place.dedup_by_key(|it| it.to_lowercase());
    let inside = territory.inside(id);
    let latest = cube
        .planes()
        .iter()
        .filter(|plane| {
            let units = cube.units(plane);
            let at = units.partition_point(|it| *it < inside.start);
            units.get(at).is_some_and(|it| inside.contains(it))
        })
        .max_by_key(|plane| (plane.year, std::cmp::Reverse(plane.procedure)));
    let procedures = &cube.dictionary().procedures;
    Some(Found {
        dimension,
        member: Named::new(unit.code.as_str(), &unit.name),
        place: place.join(", "),
        procedure: latest.map(|it| procedures[usize::from(it.procedure)].code.to_string()),
    })
}

/// How badly a unit matches: 0 is perfect, `None` is not at all.
fn cost(wanted: &[String], unit: &Unit) -> Option<u32> {
    let place = unit.place.as_deref().unwrap_or_default();
    let spellings = std::iter::once(&unit.name).chain(&unit.aliases);
    spellings
        .filter_map(|spelling| {
            let mut own = words(spelling);
            let named = own.len();
            own.extend(words(place));
            own.push(unit.code.to_string());
            let costs: Option<Vec<u32>> =
                wanted.iter().map(|it| cost_of_word(it, &own, named)).collect();
            let extra = u32::try_from(named.saturating_sub(wanted.len())).unwrap_or(u32::MAX);
            costs.map(|it| it.iter().sum::<u32>() * 8 + extra.min(7))
        })
        .min()
}

fn cost_of_word(wanted: &str, own: &[String], named: usize) -> Option<u32> {
    let is_number = wanted.chars().all(|it| it.is_ascii_digit());
    let each = own.iter().enumerate().filter_map(|(position, word)| {
        let away = u32::from(position >= named);
        if word == wanted {
            Some(away)
        } else if is_number {
            None
        } else if word.starts_with(wanted) {
            Some(1 + away)
        } else {
            let length = wanted.chars().count();
            let slips = slips(wanted, word, slips_max(length))?;
            Some(2 + away + 2 * u32::try_from(slips).ok()?)
        }
    });
    each.min()
}

/// One wrong letter in five, but one in words of four letters too; shorter ones must be right.
fn slips_max(length: usize) -> usize {
    if length == 4 { 1 } else { length / 5 }
}

/// Words in small Latin letters without quotes and punctuation: names are found in whichever of
/// the two scripts they are typed. A numero sign separates.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match transliterate(letter) {
            Some(latin) => plain.push_str(latin),
            None if letter.is_alphanumeric() => plain.push(letter),
            None => plain.push(' '),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours between the texts, or `None`
/// above `most`; the end of `long` may be missing in `short` (people type beginnings).
fn slips(short: &str, long: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    if most == 0 || b.len() + most < a.len() {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last.into_iter().min().filter(|it| *it <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    fn school(name: &str, place: &str) -> Unit {
        let mut unit = Unit::new(UnitKind::School, Code::spelled("220206"), name);
        unit.place = Some(place.to_owned());
        unit
    }

    #[test]
    fn short_long_and_misspelt_names_are_found() {
        let unit = school("МБОУ «Средняя общеобразовательная школа № 17»", "Майма");
        for text in
            ["школа 17", "17", "средняя 17", "общеобразоват 17", "шкала 17", "17 майма", "220206"]
        {
            assert!(cost(&words(text), &unit).is_some(), "case: {text}");
        }
        for text in ["школа 7", "117", "лицей 17", "школа 17 бийск"] {
            assert!(cost(&words(text), &unit).is_none(), "case: {text}");
        }
    }

    #[test]
    fn a_name_is_found_in_either_script() {
        let boston = school("Boston Latin", "");
        assert!(cost(&words("бостон"), &boston).is_some());
        let dobrich = school("СУ «Любен Каравелов»", "Добрич");
        assert!(cost(&words("karavelov"), &dobrich).is_some());
    }

    #[test]
    fn an_exact_name_beats_a_similar_one() {
        let exact = cost(&words("lincoln"), &school("Lincoln", "")).unwrap();
        let longer = cost(&words("lincoln"), &school("Lincoln-Thomson Elementary", "")).unwrap();
        let slip = cost(&words("lincoln"), &school("Lincon", "")).unwrap();
        assert!(exact < longer && longer < slip, "{exact} {longer} {slip}");
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        assert!(words(" «№» ").is_empty());
    }
}
