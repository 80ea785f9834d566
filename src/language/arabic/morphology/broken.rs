//! Broken plurals by their shape, and the singulars that each shape may have.

/// The singulars (without article) that a word may be the broken plural of, by its shape; none where it has no such shape.
pub fn singulars(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    let spell = |parts: &[&[char]]| {
        let all: Vec<String> = parts.iter().map(|letters| letters.iter().collect()).collect();
        all
    };
    match *letters.as_slice() {
        // فواعل: سوابق of سابقة, شوارع of شارع.
        [a, 'و', 'ا', b, c] => spell(&[&[a, 'ا', b, c], &[a, 'ا', b, c, 'ة'], &[a, 'و', b, c], &[a, 'و', b, c, 'ة']]),
        // فعائل: وثائق of وثيقة, رسائل of رسالة.
        [a, b, 'ا', 'ئ', c] => spell(&[&[a, b, 'ي', c, 'ة'], &[a, b, 'ا', c, 'ة'], &[a, b, 'ي', c], &[a, b, 'و', c]]),
        // أفعال, فعول: أبواب of باب, قلوب of قلب.
        ['أ', a, b, 'ا', c] | [a, b, 'و', c] => spell(&[&[a, b, c], &[a, 'ا', c]]),
        // أفعلة: أجهزة of جهاز.
        ['أ', a, b, c, 'ة'] => spell(&[&[a, b, 'ا', c], &[a, b, 'ي', c]]),
        // مفاعل, فعالل: مدارس of مدرسة, خنادق of خندق.
        [a, b, 'ا', c, d] => spell(&[&[a, b, c, d], &[a, b, c, d, 'ة']]),
        // مفاعيل, فعاليل, تفاعيل: مشاريع of مشروع, مفاتيح of مفتاح, تقارير of تقرير.
        [a, b, 'ا', c, 'ي', d] => {
            spell(&[&[a, b, c, 'و', d], &[a, b, c, 'ا', d], &[a, b, c, 'ي', d], &[a, 'و', c, 'ي', d]])
        }
        // فعال: جبال of جبل.
        [a, b, 'ا', c] => spell(&[&[a, b, c], &[a, b, c, 'ة']]),
        _ => Vec::new(),
    }
}

/// Letters of the longest shape.
const LONGEST: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_lead_to_their_singular() {
        for (plural, singular) in [
            ("سوابق", "سابقة"),
            ("شوارع", "شارع"),
            ("وثائق", "وثيقة"),
            ("أحداث", "حدث"),
            ("أجهزة", "جهاز"),
            ("مدارس", "مدرسة"),
            ("مشاريع", "مشروع"),
            ("تقارير", "تقرير"),
            ("قلوب", "قلب"),
            ("جبال", "جبل"),
        ] {
            assert!(singulars(plural).iter().any(|form| form == singular), "{plural}");
        }
        assert!(singulars("مدينة").is_empty() && singulars("كتاب جديد").is_empty());
    }
}
