//! What the comparison of spellings promises.

use super::*;

fn near(latin: &str, arabic: &str) -> Option<f32> {
    distance(&Latin::new(latin), &Arabic::new(arabic)).map(|found| found.distance)
}

#[test]
fn finds_names_in_their_usual_renderings() {
    for (latin, arabic) in [
        ("Putin", "بوتين"),
        ("Putin", "بوتن"),
        ("Ushakov", "أوشاكوف"),
        ("Kavanaugh", "كافانو"),
        ("Washington", "واشنطن"),
        ("Johnson", "جونسون"),
        ("Thatcher", "تاتشر"),
        ("Gaddafi", "القذافي"),
        ("Mexico", "المكسيك"),
        ("McDonald", "ماكدونالد"),
        ("Zurich", "زيورخ"),
        ("Müller", "مولر"),
        ("Pakistan's", "باكستان"),
        ("Quebec", "كيبيك"),
    ] {
        assert!(near(latin, arabic).is_some(), "{latin} {arabic}");
    }
}

#[test]
fn tells_other_names_apart() {
    for (latin, arabic) in [
        ("Putin", "ترامب"),
        ("London", "الرئيس"),
        ("Berlin", "بولندا"),
        ("Johnson", "جاكسون"),
        ("Smith", "سمع"),
        ("Li", "على"),
        ("Kim", "كان"),
    ] {
        assert_eq!(near(latin, arabic), None, "{latin} {arabic}");
    }
}

#[test]
fn particles_in_front_do_not_count_and_are_counted() {
    for (arabic, particles) in [("بوتين", 0), ("وبوتين", 1), ("لبوتين", 1), ("ولبوتين", 2)] {
        let found = distance(&Latin::new("Putin"), &Arabic::new(arabic)).expect(arabic);
        assert_eq!(found.particles, particles, "{arabic}");
        assert!(found.distance < 0.01, "{arabic} {}", found.distance);
    }
    let kremlin = Latin::new("Kremlin");
    assert_eq!(distance(&kremlin, &Arabic::new("وبالكرملين")).expect("with three").particles, 4);
    assert_eq!(distance(&kremlin, &Arabic::new("للكرملين")).expect("with two").particles, 2);
}

#[test]
fn marks_and_tatweel_do_not_matter() {
    assert_eq!(near("Berlin", "بَرلـينَ"), near("Berlin", "برلين"));
}

#[test]
fn a_closer_spelling_is_more_similar() {
    let latin = Latin::new("Berlin");
    let of = |arabic| similarity(&latin, &Arabic::new(arabic)).expect("near enough");
    assert!(of("برلين") > of("بارلون"));
}

#[test]
fn no_word_is_too_long_or_too_short() {
    let long = "ب".repeat(3) + &"كرملين".repeat(40);
    for (latin, arabic) in [("", ""), ("a", "ا"), ("Kremlin", &long), (&"Kremlin".repeat(40), "كرملين"), ("’s", "ـ")]
    {
        assert_eq!(near(latin, arabic), None);
    }
}

#[test]
fn the_name_behind_its_particles_is_found_through_marks() {
    let text = "قال وَلِبوتين";
    let word = Span::new("قال ".len(), text.len());
    assert_eq!(behind_particles(text, word, 2).of(text), "بوتين");
    assert_eq!(behind_particles(text, word, 0), word);
}
