//! Lists of members: procedures, subjects, grades, groups.

use analysis::{
    code::Code,
    dictionary::{Detail, Member},
};

use super::{Keys, table::List};
use crate::{
    entities::{grades, procedures, pupil_groups, subjects},
    error::{Corruption, Refusal},
};

fn member(code: String, name: String, aliases: &str, detail: Detail) -> Result<Member, Corruption> {
    Ok(Member { code: code.parse()?, name, aliases: serde_json::from_str(aliases)?, detail })
}

fn json(aliases: &[String]) -> String {
    serde_json::Value::from(aliases).to_string()
}

fn misplaced(member: &Member) -> Refusal {
    Refusal::MisplacedDetail(member.code.clone())
}

impl List for procedures::Entity {
    type Item = Member;
    const TABLE: &'static str = "procedures";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.procedures
    }

    fn read(row: procedures::Model, _keys: &Keys) -> Result<(i32, Member), Corruption> {
        let procedures::Model { id, code, name, aliases, source_code } = row;
        let detail = match source_code {
            Some(source) => Detail::Procedure { source: source.parse()? },
            None => Detail::Plain,
        };
        Ok((id, member(code, name, &aliases, detail)?))
    }

    fn write(id: i32, item: &Member, _keys: &Keys) -> Result<procedures::Model, Refusal> {
        let source_code = match &item.detail {
            Detail::Plain => None,
            Detail::Procedure { source } => Some(source.to_string()),
            Detail::SubjectTotal | Detail::Grade { .. } => return Err(misplaced(item)),
        };
        let (code, name, aliases) = columns(item);
        Ok(procedures::Model { id, code, name, aliases, source_code })
    }
}

impl List for subjects::Entity {
    type Item = Member;
    const TABLE: &'static str = "subjects";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.subjects
    }

    fn read(row: subjects::Model, _keys: &Keys) -> Result<(i32, Member), Corruption> {
        let subjects::Model { id, code, name, aliases, is_total } = row;
        let detail = if is_total { Detail::SubjectTotal } else { Detail::Plain };
        Ok((id, member(code, name, &aliases, detail)?))
    }

    fn write(id: i32, item: &Member, _keys: &Keys) -> Result<subjects::Model, Refusal> {
        let is_total = match &item.detail {
            Detail::Plain => false,
            Detail::SubjectTotal => true,
            Detail::Procedure { .. } | Detail::Grade { .. } => return Err(misplaced(item)),
        };
        let (code, name, aliases) = columns(item);
        Ok(subjects::Model { id, code, name, aliases, is_total })
    }
}

impl List for grades::Entity {
    type Item = Member;
    const TABLE: &'static str = "grades";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.grades
    }

    fn read(row: grades::Model, _keys: &Keys) -> Result<(i32, Member), Corruption> {
        let grades::Model { id, code, name, aliases, programme_from, programme_to, seated } = row;
        let grade = |number: i16| u8::try_from(number);
        let programme = match (programme_from, programme_to) {
            (Some(from), Some(to)) => Some((grade(from)?, grade(to)?)),
            _ => None,
        };
        let detail = match (programme, seated.map(grade).transpose()?) {
            (None, None) => Detail::Plain,
            (programme, seated) => Detail::Grade { programme, seated },
        };
        Ok((id, member(code, name, &aliases, detail)?))
    }

    fn write(id: i32, item: &Member, _keys: &Keys) -> Result<grades::Model, Refusal> {
        let (programme, seated) = match item.detail {
            Detail::Plain => (None, None),
            Detail::Grade { programme, seated } => (programme, seated),
            Detail::Procedure { .. } | Detail::SubjectTotal => return Err(misplaced(item)),
        };
        let (code, name, aliases) = columns(item);
        Ok(grades::Model {
            id,
            code,
            name,
            aliases,
            programme_from: programme.map(|(from, _)| from.into()),
            programme_to: programme.map(|(_, to)| to.into()),
            seated: seated.map(i16::from),
        })
    }
}

impl List for pupil_groups::Entity {
    type Item = Member;
    const TABLE: &'static str = "pupil_groups";

    fn keys(keys: &Keys) -> &[i32] {
        &keys.groups
    }

    fn read(row: pupil_groups::Model, _keys: &Keys) -> Result<(i32, Member), Corruption> {
        let pupil_groups::Model { id, code, name, aliases } = row;
        Ok((id, member(code, name, &aliases, Detail::Plain)?))
    }

    fn write(id: i32, item: &Member, _keys: &Keys) -> Result<pupil_groups::Model, Refusal> {
        if item.detail != Detail::Plain {
            return Err(misplaced(item));
        }
        let (code, name, aliases) = columns(item);
        Ok(pupil_groups::Model { id, code, name, aliases })
    }
}

/// The columns every list of members has.
fn columns(Member { code, name, aliases, detail: _ }: &Member) -> (String, String, String) {
    (Code::to_string(code), name.clone(), json(aliases))
}
