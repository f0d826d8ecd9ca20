//! Invented names: of towns, districts, villages and schools. Word stems are common, so a name may
//! by chance also be that of a real place; nothing else about it is.

use crate::place::{Kind, Settlement};

/// Towns; `-ск` makes an adjective in `-ский`.
const TOWNS: [&str; 16] = [
    "Светлореченск",
    "Кедроборск",
    "Журавлинск",
    "Камнеозёрск",
    "Рябиногорск",
    "Тихоборск",
    "Белоключинск",
    "Соколореченск",
    "Липогорск",
    "Северолугск",
    "Яснополянск",
    "Златоборск",
    "Вересковск",
    "Медвежеозёрск",
    "Чистореченск",
    "Снегоборск",
];

/// For more districts than there are stems.
const DISTRICT_PREFIXES: [&str; 4] = ["", "Верхне", "Нижне", "Ново"];

/// What a school of a village is called.
const VILLAGES: [&str; 24] = [
    "Ольховская",
    "Сосновская",
    "Берёзовская",
    "Ключевская",
    "Зареченская",
    "Красноярская",
    "Калиновская",
    "Луговская",
    "Озерковская",
    "Дубравская",
    "Малиновская",
    "Ивановская",
    "Полевская",
    "Родниковская",
    "Каменская",
    "Высоковская",
    "Покровская",
    "Раздольненская",
    "Песчанская",
    "Троицкая",
    "Боровская",
    "Степновская",
    "Тополёвская",
    "Рассветовская",
];

const VILLAGE_PREFIXES: [&str; 4] = ["", "Ново", "Старо", "Верхне"];

/// A municipality: a town of its own, or a district around one.
pub(crate) fn municipality(number: usize, is_town: bool) -> String {
    let town = TOWNS[number % TOWNS.len()];
    let prefix = DISTRICT_PREFIXES[number / TOWNS.len() % DISTRICT_PREFIXES.len()];
    let again = match number / (TOWNS.len() * DISTRICT_PREFIXES.len()) {
        0 => String::new(),
        more => format!(" {}", more + 1),
    };
    let town = prefixed(prefix, town);
    if is_town {
        format!("город {town}{again}")
    } else {
        format!("{town}ий район{again}")
    }
}

fn prefixed(prefix: &str, word: &str) -> String {
    if prefix.is_empty() { word.to_owned() } else { format!("{prefix}{}", lower_first(word)) }
}

fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_lowercase().chain(letters).collect())
}

/// A school: by number in a town, by its village elsewhere. `number` counts the schools of one
/// settlement type in the municipality, from 0.
pub(crate) fn school(kind: Kind, settlement: Settlement, number: usize) -> String {
    let short = match kind {
        Kind::School => "СОШ",
        Kind::Basic => "ООШ",
        Kind::Gymnasium => "Гимназия",
        Kind::Lyceum => "Лицей",
        Kind::Boarding => "Школа-интернат",
    };
    if settlement == Settlement::Town || matches!(kind, Kind::Gymnasium | Kind::Lyceum) {
        return format!("{short} № {}", number + 1);
    }
    let adjective = VILLAGES[number % VILLAGES.len()];
    let prefix = VILLAGE_PREFIXES[number / VILLAGES.len() % VILLAGE_PREFIXES.len()];
    let adjective = prefixed(prefix, adjective);
    let again = match number / (VILLAGES.len() * VILLAGE_PREFIXES.len()) {
        0 => String::new(),
        more => format!(" № {}", more + 1),
    };
    match kind {
        Kind::Boarding => format!("{adjective} школа-интернат{again}"),
        _ => format!("{adjective} {short}{again}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_names_do() {
        assert_eq!(municipality(0, true), "город Светлореченск");
        assert_eq!(municipality(1, false), "Кедроборский район");
        assert_eq!(municipality(17, false), "Верхнекедроборский район");
        assert_eq!(school(Kind::School, Settlement::Town, 16), "СОШ № 17");
        assert_eq!(school(Kind::Basic, Settlement::Village, 0), "Ольховская ООШ");
        assert_eq!(school(Kind::School, Settlement::Village, 25), "Новососновская СОШ");
        assert_eq!(school(Kind::Gymnasium, Settlement::Village, 2), "Гимназия № 3");
    }
}
