//! The words about pupils who may have sat again.

use crate::text::Locale;

pub(in crate::desk) struct ResitWords {
    pub(in crate::desk) title: &'static str,
    pub(in crate::desk) known: &'static str,
    pub(in crate::desk) of: &'static str,
    pub(in crate::desk) kept: &'static str,
    pub(in crate::desk) like_resit: &'static str,
    pub(in crate::desk) like_correction: &'static str,
    pub(in crate::desk) cannot: &'static str,
    pub(in crate::desk) join: &'static str,
    pub(in crate::desk) replace: &'static str,
    pub(in crate::desk) shrinking: &'static str,
    pub(in crate::desk) give_one: &'static str,
}

pub(in crate::desk) fn of(locale: Locale) -> &'static ResitWords {
    locale.either((&RU, &EN))
}

const RU: ResitWords = ResitWords {
    title: "Повторная сдача",
    known: "Участники файла, которые уже есть",
    of: "из",
    kept: "хранится участников по этим работам и школам",
    like_resit: "похоже на повторную сдачу. «Что изменится» посчитано так, как если прибавить попытки.",
    like_correction: "похоже на исправленный протокол. «Что изменится» посчитано так, как если заменить.",
    cannot: "прибавить попытки нельзя, хранимые строки не складываются в нынешний результат. Если это \
             повторная сдача, дайте один файл со всеми попытками: иначе этот файл заменит прежний результат.",
    join: "прибавить как повторную сдачу: считается последняя попытка, остальные участники остаются",
    replace: "заменить: в классах и школах файла останутся только его участники",
    shrinking: "Результатов экзаменов, в которых станет меньше участников",
    give_one: "Строк участников, по которым было бы видно повторную сдачу, нет. Если это она, дайте один \
               файл со всеми попытками: иначе этот файл заменит прежний результат.",
};

const EN: ResitWords = ResitWords {
    title: "Resits",
    known: "Participants of the file who are there already",
    of: "of",
    kept: "participants kept in these works and schools",
    like_resit: "this looks like a resit. “What will change” is counted with the attempts joined.",
    like_correction: "this looks like a corrected protocol. “What will change” is counted as replaced.",
    cannot: "attempts cannot be joined, the rows that are kept do not add up to the present result. If \
             this is a resit, give one file with all attempts: otherwise this file replaces the result.",
    join: "join as a resit: the latest attempt counts, the other participants stay",
    replace: "replace: in the classes and schools of the file only its participants are left",
    shrinking: "Results of examinations that will have fewer participants",
    give_one: "No rows of participants are there that would show a resit. If it is one, give one file \
               with all attempts: otherwise this file replaces the result.",
};
