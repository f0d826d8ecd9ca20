//! What the map of schools is called, and how its points are read out.

use analysis::{
    Indicator,
    answer::Verdict,
    comparison::{Comparison, Map, MapPoint},
    indicator::Better,
    tier::Tier,
};

use super::{Locale, number, phrase, verdict};

/// Texts of the map. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct MapTexts {
    pub title: &'static str,
    pub away: &'static str,
    pub coordinates: &'static str,
    pub how: &'static str,
}

static RU: MapTexts = MapTexts {
    title: "На карте",
    away: "К целому",
    coordinates: "Широта, долгота",
    how: "Карта: точка — школа (где школ больше четырёхсот — муниципалитет, посередине между его школами), площадь — число участников, север вверху, километр одинаков по обеим осям. Координаты берутся из контекста школ (показатели latitude и longitude); школы без координат на карте нет, в таблицах страницы она есть. Цвет — как далеко значение от значения всей территории: насыщенный — у самого далёкого, без цвета — если отличие в пределах случайного разброса (с поправкой на число школ), участников меньше 20 или интервала у показателя нет. Треугольник вверх — лучше, вниз — хуже (или больше и меньше, где это не оценка). Соседство на карте ничего не объясняет.",
};

static EN: MapTexts = MapTexts {
    title: "On the map",
    away: "Against the whole",
    coordinates: "Latitude, longitude",
    how: "The map: a dot is a school (of more than four hundred schools a municipality, in the middle of its schools), its area the participants, north is up, and a kilometre is the same across and up. Coordinates come with the context of schools (indicators latitude and longitude); a school without them is not on the map and stands in the tables of the page. Colour is how far the value lies from that of the whole place: full for the furthest, none where chance may have made it (corrected for the number of schools), below 20 participants, or where the indicator has no interval. A triangle upwards is better, downwards worse (or more and less, where that is no judgement). Standing side by side on a map explains nothing.",
};

impl Locale {
    /// The texts of the map.
    pub fn map(self) -> &'static MapTexts {
        self.either((&RU, &EN))
    }
}

/// What stands at the ends of the colours, the better first.
pub fn ends(locale: Locale, indicator: Indicator) -> [&'static str; 2] {
    match (indicator.spec().better, locale) {
        (Better::Neither, Locale::Ru) => ["больше", "меньше"],
        (Better::Neither, Locale::En) => ["more", "less"],
        _ => [Verdict::Better, Verdict::Worse].map(|it| locale.texts().verdict(it).1),
    }
}

/// «+5 п. п.», or that chance may have made it.
pub fn away(locale: Locale, indicator: Indicator, of: &MapPoint) -> String {
    match of.away {
        None => locale.texts().verdict(Verdict::Unknown).1.to_owned(),
        Some(away) if away.abs() > 0.0 => number::delta(locale, indicator, away, of.value.n),
        Some(_) => {
            let verdict = match Tier::of(of.value.n) {
                Tier::TooFew => Verdict::TooFew,
                Tier::IntervalOnly => Verdict::IntervalOnly,
                Tier::Cautious | Tier::Full => Verdict::NotDifferent,
            };
            locale.texts().verdict(verdict).1.to_owned()
        }
    }
}

/// A point as it is read out.
pub fn spoken(locale: Locale, indicator: Indicator, of: &MapPoint) -> String {
    let value = phrase::spoken(locale, indicator, &of.unit.name, &Ok(of.value));
    let against = phrase::lower_first(locale.map().away);
    format!("{value}; {against}: {}", away(locale, indicator, of))
}

/// How many schools were judged together, and how many of them chance would colour.
pub fn judged(locale: Locale, map: &Map) -> Option<String> {
    verdict::judged(locale, map.judged)
}

/// How many stand on the map and how many cannot, how wide the land is, and what colours are told from.
pub fn sentence(locale: Locale, compared: &Comparison, map: &Map) -> String {
    let whole = |n: u64| number::whole(locale, n);
    let by = phrase::upper_first(locale.texts().by(map.level));
    let indicator = compared.setting.view.indicator;
    let value = number::value(locale, indicator, &map.whole);
    let n = whole(map.whole.n);
    let width = number::decimal(locale, map.width(), usize::from(map.width() < 10.0));
    let (placed, unplaced) = (whole(map.points.len() as u64), whole(map.unplaced.into()));
    match locale {
        Locale::Ru => format!(
            "{by}: на карте {placed}, без координат {unplaced}; с запада на восток {width} км. Цвет — отклонение от значения в целом ({value}, n\u{a0}=\u{a0}{n})."
        ),
        Locale::En => format!(
            "{by}: {placed} on the map, {unplaced} without coordinates; {width} km from west to east. Colour is the distance from the whole ({value}, n\u{a0}=\u{a0}{n})."
        ),
    }
}
