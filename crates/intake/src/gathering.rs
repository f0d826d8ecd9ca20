//! The gathering: a batch in the making, the same for every format.

use std::collections::{HashMap, HashSet};

use analysis::{
    Batch, Cell, Dictionary, Dimension, Lines, Pupils, Scale, Tally, UnitKind,
    code::Code,
    cube::Place,
    dictionary::{Break, Detail, Member, MemberId, NotHeld, Partition, Source},
    scale::WorkBoundaries,
};

use crate::{
    Format, Harvest,
    atlas::{Atlas, Spot},
    class::ClassName,
    knowledge::Knowledge,
    problem::Problem,
    roster::{Roster, everybody},
    spelling::{Style, code_of, squeezed},
    table::{Passed, Row},
};

/// The most pupils one school can have in one subject, grade and year. The largest real ones
/// have 1,400; a postal or school code in this column has six digits.
pub(crate) const SCHOOL_MAX: u64 = 5_000;

/// A batch in the making.
pub(crate) struct Gathering {
    pub(crate) sources: Vec<Source>,
    pub(crate) procedures: Roster,
    pub(crate) subjects: Roster,
    pub(crate) grades: Roster,
    pub(crate) groups: Roster,
    pub(crate) scales: Vec<Scale>,
    pub(crate) partitions: Vec<Partition>,
    pub(crate) not_held: Vec<NotHeld>,
    pub(crate) breaks: Vec<Break>,
    pub(crate) atlas: Atlas,
    cells: Vec<Cell>,
    /// For each cell the rows it was found in.
    origins: Vec<Lines>,
    /// In which line a place was met.
    lines: HashMap<(Place, Spot), u64>,
    /// The pupil rows; their units are spots.
    pub(crate) pupils: Pupils,
    /// Boundaries of marks that were told.
    pub(crate) boundaries: Vec<WorkBoundaries>,
    /// Names of classes of which something was left out.
    cut: HashSet<String>,
    /// What to say besides what rows had wrong.
    remarks: Vec<Problem>,
}

impl Gathering {
    /// Nothing yet, with what was told before.
    pub(crate) fn knowing(known: &Knowledge) -> Self {
        let fresh = Self::new();
        Self {
            procedures: fresh.procedures.meaning(known, Dimension::Procedure),
            subjects: fresh.subjects.meaning(known, Dimension::Subject),
            grades: fresh.grades.meaning(known, Dimension::Grade),
            groups: fresh.groups.meaning(known, Dimension::Group),
            boundaries: known.boundaries.clone(),
            ..fresh
        }
    }

    /// Nothing yet, but for the group of everybody.
    pub(crate) fn new() -> Self {
        Self {
            sources: Vec::new(),
            procedures: Roster::default(),
            subjects: Roster::default(),
            grades: Roster::default(),
            groups: Roster::of([everybody()]),
            scales: Vec::new(),
            partitions: Vec::new(),
            not_held: Vec::new(),
            breaks: Vec::new(),
            atlas: Atlas::default(),
            cells: Vec::new(),
            origins: Vec::new(),
            lines: HashMap::new(),
            pupils: Pupils::default(),
            boundaries: Vec::new(),
            cut: HashSet::new(),
            remarks: Vec::new(),
        }
    }

    /// A region by its name.
    pub(crate) fn region(&mut self, name: &str) -> Spot {
        self.atlas.area(None, UnitKind::Region, name, |_, it| (code_of(it), squeezed(it)))
    }

    /// What may be kept of the name of a class; where something is left out, that is said once.
    pub(crate) fn class(&mut self, row: &Row<'_>, column: usize) -> String {
        let text = row.text(column);
        let ClassName { kept, is_cut } = ClassName::of(text);
        if is_cut && self.cut.insert(text.to_owned()) {
            self.remarks.push(row.withheld(column, ClassName::EXPECTED).ignored());
        }
        kept
    }

    /// What the cells so far are results of.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        self.cells.iter().map(|it| &it.place)
    }

    /// Takes a cell over, unless there is one for the same place already.
    pub(crate) fn add(
        &mut self,
        lines: Lines,
        place: Place,
        spot: Spot,
        tally: Tally,
    ) -> Result<(), Problem> {
        let line = lines.first().map_or(0, |it| u64::from(it.first));
        if let Some(known) = self.lines.get(&(place, spot)) {
            let expected = format!(
                "one row for each place, year, procedure, subject, grade and group; line {known} has it"
            );
            return Err(Problem::error(line, None, &self.spelled(&place, spot), expected));
        }
        self.lines.insert((place, spot), line);
        self.cells.push(Cell { place, unit: spot, tally });
        self.origins.push(lines);
        Ok(())
    }

    fn spelled(&self, place: &Place, spot: Spot) -> String {
        let code = |roster: &Roster, id: MemberId| roster.members()[usize::from(id)].code.clone();
        format!(
            "{}, {}, {}, {}, {}, {}",
            self.atlas.code(spot),
            place.year,
            code(&self.procedures, place.procedure),
            code(&self.subjects, place.subject),
            code(&self.grades, place.grade),
            code(&self.groups, place.group),
        )
    }

    /// The harvest.
    #[expect(clippy::cast_possible_truncation, reason = "a file has far fewer units than 2^32")]
    pub(crate) fn finish(self, format: Format, mut passed: Passed, style: &impl Style) -> Harvest {
        let Self { mut cells, atlas, lines, origins, mut pupils, remarks, .. } = self;
        drop(lines);
        for remark in remarks {
            passed.problems.push(remark);
        }
        // A class of which nobody sat is none; those who were away belong to the school.
        let with_results: HashSet<Spot> = cells.iter().map(|it| it.unit).collect();
        for pupil in pupils.rows.iter_mut().filter(|it| !with_results.contains(&it.unit)) {
            pupil.unit = atlas.school_of(pupil.unit);
        }
        pupils.rows.sort_by_key(|it| (it.sheet, it.line));
        let used = cells.iter().map(|it| it.unit).chain(pupils.rows.iter().map(|it| it.unit));
        let (units, positions) = atlas.finish(used, style);
        for cell in &mut cells {
            cell.unit = positions[cell.unit as usize] as u32;
        }
        for pupil in &mut pupils.rows {
            pupil.unit = positions[pupil.unit as usize] as u32;
        }
        let dictionary = Dictionary {
            sources: self.sources,
            procedures: self.procedures.into_members(),
            subjects: self.subjects.into_members(),
            grades: self.grades.into_members(),
            groups: self.groups.into_members(),
            scales: self.scales,
            partitions: self.partitions,
            not_held: self.not_held,
            breaks: self.breaks,
            ..Dictionary::default()
        };
        Harvest {
            file: String::new(),
            format,
            shape: None,
            batch: Batch { dictionary, units, cells, ..Batch::default() },
            origins,
            sheets: Vec::new(),
            pupils,
            problems: passed.problems.kept,
            problems_total: passed.problems.total,
            rows_read: passed.rows_read,
            rows_rejected: passed.rows_rejected,
        }
    }
}

/// A grade by its number, or a range of grades.
pub(crate) fn grade(code: &str, name: &str, programme: Option<(u8, u8)>) -> Member {
    Member::new(code, name).with(Detail::Grade { programme, seated: None })
}

/// A procedure of a source.
pub(crate) fn procedure(code: &str, name: &str, source: &str) -> Member {
    Member::new(code, name).with(Detail::Procedure { source: Code::spelled(source) })
}
