//! How an answer travels inside JSON: as compact bytes in one text.
//!
//! The page carries its answer twice over the same code path, once inside the HTML and once as
//! the reply of a server function. As JSON that meant two JSON readers for every type in the
//! browser's program; this way there is one lean reader, and the page is smaller too.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, de::DeserializeOwned, ser};

pub(super) fn serialize<T: Serialize, S: Serializer>(
    content: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let bytes = postcard::to_allocvec(content).map_err(ser::Error::custom)?;
    serializer.serialize_str(&STANDARD_NO_PAD.encode(bytes))
}

pub(super) fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    let bytes = STANDARD_NO_PAD.decode(text).map_err(de::Error::custom)?;
    postcard::from_bytes(&bytes).map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use analysis::{
        Policy, View,
        explore::{Exploration, explore},
        setting::Note,
    };

    use crate::api::{DataInfo, Dated};

    #[test]
    fn an_answer_survives_the_journey() {
        let empty = analysis::disclosure::publish(analysis::Cube::default(), Policy::Everything);
        let mut content: Exploration = explore(&empty, &View::default());
        let value = "alchemy".to_owned();
        content
            .setting
            .notes
            .push(Note::Unknown { dimension: analysis::Dimension::Subject, value });
        let sent = Dated { data: DataInfo::default(), content };
        let text = serde_json::to_string(&sent).unwrap();
        assert_eq!(serde_json::from_str::<Dated<Exploration>>(&text).unwrap(), sent);
    }
}
