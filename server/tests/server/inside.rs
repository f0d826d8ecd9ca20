//! What is inside a work: the page, the API and files say the same sums, and never a row.

use analysis::Policy;
use axum::{Router, http::StatusCode};
use server::{Entry, PupilRows, Server, router};

use crate::common::{get, live};

const WORK: &str = "procedure=vpr&subject=matematika&grade=5&year=2023/24";

/// Twenty pupils of one school: six lowered, twelve confirmed, two raised.
async fn served(policy: Policy, pupil_rows: PupilRows) -> Router {
    let (live, store) = live(policy).await;
    crate::common::import_pupils(&store).await;
    live.refresh().await.unwrap();
    router(Server::new(live, Entry::Open).with_pupil_rows(pupil_rows))
}

#[tokio::test]
async fn c13_page_api_and_file_say_the_same_of_the_journal() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let told = get(&router, &format!("/api/v1/inside?{WORK}&school=0101")).await.json();
    assert_eq!(told["journal"]["own"]["lowered"], 6, "{told}");
    assert_eq!(told["journal"]["own"]["table"][2], serde_json::json!([0, 6, 12, 2]));
    let page = get(&router, &format!("/inside?{WORK}&school=0101")).await;
    let html = page.text().replace('\u{a0}', " ");
    assert!(html.contains("понизили 30 % (6 из 20)"), "{html}");
    let file = get(&router, &format!("/export/inside.csv?{WORK}&school=0101")).await;
    assert!(file.text().contains("own,lowered,0.3,"), "{}", file.text());
    // Codes of pupils stay where they are.
    for text in [page.text(), file.text(), &told.to_string()] {
        assert!(!text.contains("40007"), "{text}");
    }
}

#[tokio::test]
async fn c11_c12_c13_nothing_is_told_where_rows_are_left_out_or_everybody_looks() {
    let path = format!("/api/v1/inside?{WORK}&school=0101");
    let kept_out = served(Policy::Everything, PupilRows::LeaveOut).await;
    assert_eq!(get(&kept_out, &path).await.json()["missing"], "not_kept");
    let public = served(Policy::Public, PupilRows::Keep).await;
    let told = get(&public, &path).await.json();
    assert_eq!((&told["missing"], &told["own"]["pupils"]), (&"withheld".into(), &0.into()));
    let file = get(&public, &format!("/export/inside-scores.csv?{WORK}&school=0101")).await;
    let rows = file.text().lines().skip(1).take_while(|it| !it.is_empty()).count();
    assert_eq!(rows, 0, "{}", file.text());
}

#[tokio::test]
async fn every_table_of_a_work_is_a_file() {
    let router = served(Policy::Everything, PupilRows::Keep).await;
    let files = [
        ("inside.csv", "of,measure,value,low,high,count,n"),
        ("inside-marks.csv", "journal,mark,pupils"),
        ("inside-schools.csv", "code,name,n,lowered,confirmed,raised,mean_shift,difference"),
        ("inside-scores.csv", "from,to,pupils,n,others,others_n"),
        ("inside-boundaries.csv", "mark,boundary,above,window,others_above,others_window"),
        ("inside-tasks.csv", "task,place,max,share,low,high,points,n,zero,others_share"),
        ("inside-requirements.csv", "requirement_code,requirement,tasks,max,share,low,high"),
        ("inside-levels.csv", "level,tasks,max,share,low,high,points,n,others_share"),
        ("inside-map.csv", "of,code,name,requirement_code,requirement,share,points,possible"),
        ("inside-low.csv", "of,code,name,share,low,high,count,n,difference"),
        ("inside-low-tasks.csv", "of,code,text,share,low,high,points,n,others_share"),
        ("inside-high.csv", "of,code,name,share,low,high,count,n,difference"),
        ("inside-high-tasks.csv", "of,code,text,share,low,high,points,n,others_share"),
        ("inside-groups.csv", "of,code,text,mark,share,low,high,points,n"),
    ];
    for (file, title) in files {
        let answer = get(&router, &format!("/export/{file}?{WORK}&school=0101")).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        let text = answer.text().strip_prefix('\u{feff}').unwrap();
        assert!(text.starts_with(title), "{file}: {text}");
    }
}
