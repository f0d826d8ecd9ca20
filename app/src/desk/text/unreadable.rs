//! Why a file cannot be read, on the Russian page: what `intake::Unreadable` says in English. `{}` stands
//! for what differs; what a library says of a file stays in its own words behind «подробности».

/// In English and in Russian; the particular before the general.
pub(super) const SENTENCES: &[[&str; 2]] = &[
    ["the file is empty", "файл пуст"],
    ["this is a directory; give the files in it", "это папка; дайте файлы из неё"],
    [
        "the file is not text in UTF-8, UTF-16 or Windows-1251 (byte 0x{} at position {}); save it as \
         CSV UTF-8 or XLSX",
        "это не текст в UTF-8, UTF-16 или Windows-1251 (байт 0x{} на месте {}); сохраните файл как CSV \
         UTF-8 или XLSX",
    ],
    [
        "this is a binary workbook (.xlsb); save it as .xlsx",
        "это двоичная книга (.xlsb); сохраните её как .xlsx",
    ],
    [
        "this is an archive of {} files; unpack it, or give it where archives are taken",
        "это архив, файлов в нём: {}; распакуйте его или загрузите там, где принимают архивы",
    ],
    [
        "this is an archive in an archive; unpack the outer one",
        "это архив в архиве; распакуйте внешний",
    ],
    [
        "this package of another Razrez cannot be understood; ask for a new one",
        "этот файл другого «Разреза» не понять; попросите новый",
    ],
    [
        "this package was written by a later version ({}) of Razrez; bring this one up to date",
        "этот файл записан более новой версией «Разреза» ({}); обновите свой",
    ],
    [
        "this package was changed or cut off after it was made; ask for it again",
        "этот файл изменён или обрезан после отправки; попросите его ещё раз",
    ],
    ["the workbook cannot be opened: {}", "книга не открывается: {}"],
    ["the packed file is damaged: {}", "сжатый файл повреждён: {}"],
    // `intake::Damage`.
    ["its container is broken", "нарушено строение файла"],
    [
        "it ends too early, as a copy that was cut off does",
        "файл обрывается раньше времени, как при неполном копировании",
    ],
    [
        "it is protected by a password; save it without one",
        "файл защищён паролем; сохраните его без пароля",
    ],
    ["it holds no workbook", "книги в нём нет"],
    ["its parts contradict each other", "его части противоречат друг другу"],
    ["its markup is broken", "нарушена разметка внутри файла"],
    ["something in it is repeated beyond measure", "что-то в нём повторяется сверх всякой меры"],
    // Columns.
    [
        "no known format has this heading: {}. Known: {}",
        "такого заголовка нет ни у одной известной выгрузки: {}. Известны: {}",
    ],
    [
        "no known format has this heading: {}",
        "такого заголовка нет ни у одной известной выгрузки: {}",
    ],
    ["{} file without the columns: {}", "{}: нет столбцов {}"],
    ["{} file whose title does not tell: {}", "{}: не сказано: {}"],
    [
        "the columns `{}` and `{}` mean the same; keep one of them",
        "столбцы «{}» и «{}» значат одно и то же; оставьте один из них",
    ],
    ["what was told about the columns cannot be: {}", "сказанное о столбцах невозможно: {}"],
    // Limits.
    ["the file has too much: {}", "в файле слишком много: {}"],
    ["more than {} sheets", "больше {} листов"],
    [
        "a cell beyond the {}th column; delete what stands to the right of the table",
        "ячейка правее столбца {}; удалите то, что стоит справа от таблицы",
    ],
    [
        "more than {} cells, blank ones between others included; delete what stands far below or beside \
         the table",
        "ячеек больше {}, считая пустые между другими; удалите то, что стоит далеко под таблицей или \
         рядом с ней",
    ],
    ["more than {} MB of text", "текста больше {} МБ"],
    ["more than {} files packed in one", "в одном архиве больше {} файлов"],
    ["it unpacks to more than {} times its size", "распаковывается больше чем в {} раз"],
    [
        "the file is too large: unpacked more than {} MB",
        "файл слишком велик: в распакованном виде больше {} МБ",
    ],
    ["{} (details: {})", "{} (подробности: {})"],
];
