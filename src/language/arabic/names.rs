//! Sex of given names that news is full of, in Arabic spelling. Own compilation of common knowledge.

use crate::language::WordList;

/// Sex of a bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A man's name.
    Male,
    /// A woman's name.
    Female,
}

static MALE: WordList = WordList::new(
    "\
    محمد احمد محمود علي حسن حسين عمر عثمان خالد يوسف ابراهيم اسامة حمزة طلحة معاوية عبيدة قتادة عروة خليفة جمعة \
    عطية زكريا موسي عيسي يحيي مصطفي مرتضي سعيد سامي كمال جمال طارق ياسر فيصل سلمان فلاديمير جو جون جيمس مايكل \
    ديفيد روبرت ويليام جورج توماس دونالد باراك ايمانويل اولاف بوريس ريشي كير رجب بنيامين ناريندرا شي كيم يوري \
    سيرغي ديمتري دميتري انطونيو بيتر بول مارك ستيفن ستيف كريستوفر دانيال ماثيو انتوني اندرو جوزيف ريتشارد تشارلز \
    هاري توني غوردون ليونيل كريستيانو لويس سيباستيان تايغر تايجر برنت بريت جيف فيل كيث جاك لاري بيل تيم ايلون \
    سوندار ساتيا العلامة الخليفة",
);

static FEMALE: WordList = WordList::new(
    "\
    مريم زينب فاطمة عائشة خديجة هند سعاد نور هدي مني سلمي ليلي امل سارة ماري ماريا اليزابيث هيلاري كامالا ميشيل \
    انجيلا تيريزا ليز نانسي ميلانيا ايفانكا كاثرين كيت ميغان ديانا جينيفر جوليا اوليفيا ايما صوفيا ريم رانيا دينا \
    اورسولا كريستين كريستينا جاسيندا سانا جورجيا اوبرا تايلور هولي روز سوزان كارين ليندا باربرا",
);

/// The sex of the bearer of a given name (spelled as [`super::letters::plain`] does), if the table knows it.
pub fn sex(name: &str) -> Option<Sex> {
    if MALE.has(name) { Some(Sex::Male) } else { FEMALE.has(name).then_some(Sex::Female) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_taa_marbuta_may_be_men_s() {
        assert_eq!(sex("حمزة"), Some(Sex::Male));
        assert_eq!(sex("فاطمة"), Some(Sex::Female));
    }
}
