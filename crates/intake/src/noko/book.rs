//! How the columns of НОКО are headed and its results are called.

/// How a quantity is headed, as `Quantity::ALL` lists them.
pub(super) const HEADINGS: [&str; 23] = [
    "И_стенд",
    "И_норм.стенд",
    "И_сайт",
    "И_норм.сайт",
    "С_дист",
    "У_стенд",
    "Ч_стенд",
    "У_сайт",
    "Ч_сайт",
    "С_комф",
    "У_комф",
    "Ч_общ",
    "С_орг.дост",
    "С_услуг.дост",
    "У_дост",
    "Ч_инв",
    "У_перв.конт",
    "У_оказ.услуг",
    "У_вежл.дист",
    "Ч_вежл.дист",
    "У_реком",
    "У_орг.усл",
    "У_уд",
];
/// How a criterion is headed as it was published.
pub(super) const PUBLISHED: [&str; 5] = ["К1", "К2", "К3", "К4", "К5"];
pub(super) const RESPONDENTS: &str = "Ч_общ";
/// The subjects: the total; each criterion with its parts of the check-list and the shares of those
/// asked; the four criteria before 2018.
pub(super) const SUBJECTS: [(&str, &str); 27] = [
    ("noko_total", "НОКО, итог"),
    ("noko_k1", "К1 Открытость и доступность информации"),
    ("noko_stand_list", "К1. Информация на стенде, полнота перечня"),
    ("noko_site_list", "К1. Информация на сайте, полнота перечня"),
    ("noko_distant", "К1. Дистанционные способы связи"),
    ("noko_stand", "К1. Удовлетворены информацией на стенде"),
    ("noko_site", "К1. Удовлетворены информацией на сайте"),
    ("noko_k2", "К2 Комфортность условий"),
    ("noko_comfort_list", "К2. Комфортные условия"),
    ("noko_comfort", "К2. Удовлетворены комфортностью"),
    ("noko_k3", "К3 Доступность для инвалидов"),
    ("noko_access_site", "К3. Доступность территории и помещений"),
    ("noko_access_service", "К3. Доступность услуг"),
    ("noko_access", "К3. Удовлетворены доступностью (инвалиды)"),
    ("noko_k4", "К4 Доброжелательность, вежливость"),
    ("noko_first_contact", "К4. Удовлетворены вежливостью первого контакта"),
    ("noko_service", "К4. Удовлетворены вежливостью педагогов"),
    ("noko_remote", "К4. Удовлетворены вежливостью на расстоянии"),
    ("noko_k5", "К5 Удовлетворённость условиями"),
    ("noko_recommend", "К5. Готовы рекомендовать"),
    ("noko_schedule", "К5. Удовлетворены графиком работы"),
    ("noko_overall", "К5. Удовлетворены условиями в целом"),
    ("nok_od_1", "Открытость и доступность (до 2018)"),
    ("nok_od_2", "Комфортность условий (до 2018)"),
    ("nok_od_3", "Доброжелательность и компетентность (до 2018)"),
    ("nok_od_4", "Удовлетворённость качеством (до 2018)"),
    ("nok_od_total", "НОК ОД, итог (до 2018)"),
];
/// The five criteria and the total.
pub(super) const CRITERIA: [&str; 6] =
    ["noko_k1", "noko_k2", "noko_k3", "noko_k4", "noko_k5", "noko_total"];
/// The shares of those asked, in the order of `analysis::noko::SHARES`.
pub(super) const ASKED: [&str; 10] = [
    "noko_stand",
    "noko_site",
    "noko_comfort",
    "noko_access",
    "noko_first_contact",
    "noko_service",
    "noko_remote",
    "noko_recommend",
    "noko_schedule",
    "noko_overall",
];
/// The four criteria before 2018 and their sum.
pub(super) const FOUR: [&str; 5] = ["nok_od_1", "nok_od_2", "nok_od_3", "nok_od_4", "nok_od_total"];
