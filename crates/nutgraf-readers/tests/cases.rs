//! The table of cases names tests that exist.

#[test]
fn every_case_has_a_test() {
    let table = include_str!("../CASES.md");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains(".rs`"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`')).collect())
        .collect();
    assert_eq!(rows.len(), 40);
    for (i, row) in rows.iter().enumerate() {
        assert_eq!(row[1], (i + 1).to_string());
        let source = std::fs::read_to_string(format!("{}/{}", env!("CARGO_MANIFEST_DIR"), row[3])).unwrap();
        let test = if row[4] == "all" { "#[test]".to_owned() } else { format!("fn {}(", row[4]) };
        assert!(source.contains(&test), "case {}: {} in {}", i + 1, row[4], row[3]);
    }
}
