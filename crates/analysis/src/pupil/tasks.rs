//! Points of the tasks of one pupil, packed into one value.

/// A task of a work, as its file heads it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// What it is called.
    pub name: String,
    /// The most points it gives, where the file says so.
    pub max: Option<u16>,
}

impl From<&str> for Task {
    /// A task of which only the name is known.
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), max: None }
    }
}

/// Points of the tasks of one pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// Nothing stands there.
    Unknown,
    /// Not begun, `X`.
    NotBegun,
    /// So many points.
    Of(u16),
}

impl Points {
    /// What was earned: of a task not begun nothing, and where nothing stands it is not known.
    pub fn earned(self) -> Option<u16> {
        match self {
            Self::Unknown => None,
            Self::NotBegun => Some(0),
            Self::Of(points) => Some(points),
        }
    }
}

/// Points of the tasks of one pupil in the order of [`Work::tasks`](super::Work::tasks), packed: numbers of variable
/// length, 0 where nothing stands, 1 for a task not begun, 2 + n for n points. Tasks behind the last
/// one with anything are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tasks(Box<[u8]>);

impl Tasks {
    /// Packs points.
    pub fn of(points: impl IntoIterator<Item = Points>) -> Self {
        let mut packed = Vec::new();
        for it in points {
            let mut number = match it {
                Points::Unknown => 0,
                Points::NotBegun => 1,
                Points::Of(points) => u32::from(points) + 2,
            };
            while number >= 0x80 {
                packed.push((number & 0x7f) as u8 | 0x80);
                number >>= 7;
            }
            packed.push((number & 0x7f) as u8);
        }
        // Blank columns behind the last task, of which some layouts have dozens.
        let told = packed.iter().rposition(|it| *it != 0).map_or(0, |it| it + 1);
        packed.truncate(told);
        Self(packed.into())
    }

    /// What was packed, as it was kept.
    pub fn kept(packed: Vec<u8>) -> Self {
        Self(packed.into())
    }

    /// The packed value.
    pub fn packed(&self) -> &[u8] {
        &self.0
    }

    /// The points.
    pub fn points(&self) -> Vec<Points> {
        let (mut points, mut number, mut shift) = (Vec::new(), 0_u32, 0);
        for byte in &self.0 {
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte & 0x80 == 0 {
                points.push(match number {
                    0 => Points::Unknown,
                    1 => Points::NotBegun,
                    more => u16::try_from(more - 2).map_or(Points::Unknown, Points::Of),
                });
                (number, shift) = (0, 0);
            }
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_packed_a_byte_each_and_come_back() {
        let points =
            [Points::Of(2), Points::NotBegun, Points::Unknown, Points::Of(0), Points::Of(1_000)];
        let tasks = Tasks::of(points);
        assert_eq!(tasks.packed().len(), 6);
        assert_eq!(tasks.points(), points);
        assert_eq!(Tasks::kept(tasks.packed().to_vec()), tasks);
        assert_eq!(Tasks::of([Points::Of(1), Points::Unknown]).packed(), [3]);
        // What somebody else wrote there does no harm.
        assert_eq!(Tasks::kept(vec![0xff; 9]).points(), []);
    }
}
