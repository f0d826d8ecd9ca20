//! Tables as today's code sees them. They mirror the schema and never leave this crate.
#![expect(unreachable_pub, reason = "the derives want `pub`, the crate keeps them to itself")]

pub(crate) mod batch_contents;
pub(crate) mod batch_stages;
pub(crate) mod batches;
pub(crate) mod breaks;
pub(crate) mod cluster_members;
pub(crate) mod clusters;
pub(crate) mod context_values;
pub(crate) mod data_versions;
pub(crate) mod events;
pub(crate) mod grades;
pub(crate) mod identities;
pub(crate) mod mappings;
pub(crate) mod not_held;
pub(crate) mod own_indicators;
pub(crate) mod partitions;
pub(crate) mod problems;
pub(crate) mod procedures;
pub(crate) mod pupil_groups;
pub(crate) mod pupil_works;
pub(crate) mod pupils;
pub(crate) mod row_sums;
pub(crate) mod saved_sets;
pub(crate) mod scales;
pub(crate) mod secrets;
pub(crate) mod set_aside;
pub(crate) mod signal_notes;
pub(crate) mod signal_thresholds;
pub(crate) mod sources;
pub(crate) mod subjects;
pub(crate) mod tallies;
pub(crate) mod unit_aliases;
pub(crate) mod unit_codes;
pub(crate) mod units;
pub(crate) mod work_plans;
pub(crate) mod written_breaks;
