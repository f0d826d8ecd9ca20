//! From a number back to where it came from: the same for the page and the API.
//!
//! Files and sheets are for everybody who sees the number. Numbers of rows tell how many pupils
//! there are behind it, so where small groups are gathered they are the operator's; pupil rows
//! always are.

use analysis::{
    Dimension, Policy, View,
    inside::{self, Profiles},
    origin::{Asked, asked},
    setting::{Setting, setting},
};
use anyhow::Context;
use store::{Found, Rows};

use crate::{files::PupilRows, live::Edition, state::Server};

/// The most pupil rows of one answer.
pub(crate) const ROWS_MAX: u64 = 1_000;

/// A number, in the words of the data it is in.
pub(crate) struct Traced {
    edition: std::sync::Arc<Edition>,
    /// The number and what it is of.
    pub(crate) setting: Setting,
    asked: Vec<Asked>,
}

impl Traced {
    /// The number a view shows of its place, with what the address leaves open filled in.
    pub(crate) fn of(server: &Server, view: &View) -> Self {
        let edition = server.live.now();
        let setting = setting(&edition.cube, view);
        let asked = asked(&edition.cube, &setting.view);
        Self { edition, setting, asked }
    }

    /// The imports behind it.
    pub(crate) async fn origins(&self, server: &Server) -> anyhow::Result<Vec<Found>> {
        // Files and rows would tell which school it is.
        if !server.live.calls_all_by_name() {
            return Ok(Vec::new());
        }
        let dictionary = self.edition.cube.get().dictionary();
        let found = server.live.store().origins(dictionary, &self.asked).await;
        found.context("looking for the origin of a number")
    }

    /// The pupil rows behind it; nothing where the installation keeps none.
    pub(crate) async fn rows(
        &self,
        server: &Server,
        offset: u64,
        limit: u64,
    ) -> anyhow::Result<Option<Rows>> {
        if server.pupil_rows == PupilRows::LeaveOut || !server.live.calls_all_by_name() {
            return Ok(None);
        }
        let dictionary = self.edition.cube.get().dictionary();
        let rows =
            server.live.store().pupils(dictionary, &self.asked, offset, limit.min(ROWS_MAX)).await;
        rows.map(Some).context("reading pupil rows")
    }
}

impl Traced {
    /// The pupils of a school by level of difficulty (I8): of one work with a plan, and never where
    /// everybody may look.
    pub(crate) async fn profiles(&self, server: &Server) -> anyhow::Result<Option<Profiles>> {
        let is_public = server.live.policy() == Policy::Public;
        let view = &self.setting.view;
        let is_of_a_school = view.only(Dimension::School).is_some();
        if is_public || !is_of_a_school || server.pupil_rows == PupilRows::LeaveOut {
            return Ok(None);
        }
        let cube = &self.edition.cube;
        let Some(asked) = inside::question(cube, view).asked else { return Ok(None) };
        let (dictionary, store) = (cube.get().dictionary(), server.live.store());
        let plan = store.plan(dictionary, &asked).await.context("reading the plan of a work")?;
        let Some(plan) = plan else { return Ok(None) };
        let Some(mut told) = self.rows(server, 0, ROWS_MAX).await? else { return Ok(None) };
        // The school together is of all its pupils, however many pages of rows they are.
        while (told.rows.len() as u64) < told.total {
            let next = self.rows(server, told.rows.len() as u64, ROWS_MAX).await?;
            match next.map(|it| it.rows) {
                Some(rows) if !rows.is_empty() => told.rows.extend(rows),
                _ => return Ok(None),
            }
        }
        Ok(inside::profiles(&told.rows, &plan, view.is_of_first_attempts()))
    }
}

/// Whether numbers of rows may be told.
pub(crate) fn sees_lines(server: &Server, is_operator: bool) -> bool {
    is_operator || server.live.policy() == Policy::Everything
}
