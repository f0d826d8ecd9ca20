//! The database schema, as frozen steps.
//!
//! A migration never imports an entity: entities follow today's code, while a migration
//! must do tomorrow what it did on the day it was written. Once released, a step is never
//! edited; a change is a new step at the end of [`Migrator::migrations`].

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{IntoSchemaManagerConnection, prelude::*};

mod m20261122_000001_dictionary;
mod m20261122_000002_units;
mod m20261122_000003_batches;
mod m20261122_000004_tallies;
mod m20261122_000005_opened_first;
mod m20261122_000006_context;
mod m20261122_000010_undo;
mod m20261122_000011_rows;
mod m20261122_000012_identities;
mod m20261122_000020_mappings;
mod m20261122_000021_signals;
mod m20261122_000030_events;
mod m20261122_000031_stages;
mod m20261122_000040_greatest;
mod m20261122_000040_plans;
mod m20261122_000040_sets;
mod m20261122_000041_secrets;
mod m20261122_000050_row_sums;
mod m20261123_000042_joined;
mod m20261123_000043_managers;
mod m20261123_000060_set_aside;
mod m20261123_000061_written_breaks;
mod m20261123_000062_boundaries;
mod m20261123_000063_changes;
mod m20261123_000064_source_kinds;
mod m20261123_000070_own_indicators;
mod m20261123_000071_expert_values;
mod m20261123_000072_procedure_cycles;
mod m20261123_000080_cluster_codes;
mod m20261123_000081_programs;
mod reference;

/// Applies the steps in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_dictionary::Migration),
            Box::new(m20261122_000002_units::Migration),
            Box::new(m20261122_000003_batches::Migration),
            Box::new(m20261122_000004_tallies::Migration),
            Box::new(m20261122_000005_opened_first::Migration),
            Box::new(m20261122_000006_context::Migration),
            Box::new(m20261122_000010_undo::Migration),
            Box::new(m20261122_000011_rows::Migration),
            Box::new(m20261122_000012_identities::Migration),
            Box::new(m20261122_000020_mappings::Migration),
            Box::new(m20261122_000021_signals::Migration),
            Box::new(m20261122_000030_events::Migration),
            Box::new(m20261122_000031_stages::Migration),
            Box::new(m20261122_000040_greatest::Migration),
            Box::new(m20261122_000040_sets::Migration),
            Box::new(m20261122_000041_secrets::Migration),
            Box::new(m20261122_000040_plans::Migration),
            Box::new(m20261122_000050_row_sums::Migration),
            Box::new(m20261123_000042_joined::Migration),
            Box::new(m20261123_000043_managers::Migration),
            Box::new(m20261123_000060_set_aside::Migration),
            Box::new(m20261123_000061_written_breaks::Migration),
            Box::new(m20261123_000062_boundaries::Migration),
            Box::new(m20261123_000063_changes::Migration),
            Box::new(m20261123_000064_source_kinds::Migration),
            Box::new(m20261123_000070_own_indicators::Migration),
            Box::new(m20261123_000071_expert_values::Migration),
            Box::new(m20261123_000072_procedure_cycles::Migration),
            Box::new(m20261123_000080_cluster_codes::Migration),
            Box::new(m20261123_000081_programs::Migration),
        ]
    }
}

/// The name of the newest step this program knows.
pub fn newest() -> String {
    Migrator::migrations().last().map(|step| step.name().to_owned()).unwrap_or_default()
}

/// The newest step that was applied to the database and that this program does not know.
///
/// # Errors
///
/// If the database cannot be asked.
pub async fn newer_than_known<'c>(
    db: impl IntoSchemaManagerConnection<'c>,
) -> Result<Option<String>, DbErr> {
    let manager = SchemaManager::new(db);
    if !manager.has_table(Migrator::migration_table_name().to_string()).await? {
        return Ok(None);
    }
    let known = Migrator::migrations();
    let applied = Migrator::get_migration_models(manager.get_connection()).await?;
    let unknown = applied.into_iter().map(|it| it.version);
    Ok(unknown.filter(|it| known.iter().all(|step| step.name() != it)).max())
}
