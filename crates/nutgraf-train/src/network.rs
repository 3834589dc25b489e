mod backward;
mod dropout;
mod forward;
mod learning;
mod matrix;
mod params;

pub(crate) use learning::{LearningSettings, learn};
pub(crate) use matrix::softmax;
pub(crate) use params::Params;
