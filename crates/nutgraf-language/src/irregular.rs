//! Irregular forms of English verbs, nouns and adjectives, sorted, each with its dictionary form.

use crate::pairs::Pairs;

/// Irregular verb forms.
pub(crate) static VERBS: Pairs = Pairs::new(
    "\
am be are be arisen arise arose arise ate eat awoke awake awoken awake beaten beat became become been be began \
begin begun begin being be bent bend bet bet bid bid bit bite bitten bite bled bleed blew blow blown blow bore \
bear born bear borne bear bought buy bound bind bred breed broke break broken break brought bring built build \
burnt burn burst burst came come cast cast caught catch chose choose chosen choose clung cling cost cost crept \
creep cut cut dealt deal did do died die dies die dying die does do done do drank drink drawn draw dreamt dream drew draw \
driven drive drove drive drunk drink dug dig eaten eat fallen fall fed feed fell fall felt feel fled \
flee flew fly flown fly flung fling forbade forbid forbidden forbid foresaw foresee foreseen foresee forgave \
forgive forgiven forgive forgot forget forgotten forget fought fight found find froze freeze frozen freeze gave \
give given give goes go gone go got get gotten get grew grow ground grind grown grow had have has have heard \
hear held hold hid hide hidden hide hit hit hung hang hurt hurt is be kept keep knelt kneel knew know knit knit \
known know laid lay lain lie lay lay leapt leap learnt learn led lead left leave lent lend let let lied lie lies \
lie lit light lost lose lying lie made make meant mean met meet mistaken mistake mistook mistake misunderstood \
misunderstand mown mow outdone outdo overcame overcome overcome overcome overran overrun overthrew overthrow \
overthrown overthrow overtaken overtake overtook overtake paid pay proven prove put put quit quit ran run rang \
ring read read rebuilt rebuild remade remake repaid repay rewritten rewrite rewrote rewrite rid rid ridden ride \
risen rise rode ride rose rise run run rung ring said say sang sing sank sink sat sit saw see seen see sent send \
set set sewn sew shaken shake shed shed shone shine shook shake shot shoot shown show shrank shrink shrunk \
shrink shut shut slain slay slept sleep slid slide smelt smell sold sell sought seek sown sow spat spit sped \
speed spelt spell spent spend spilt spill split split spoke speak spoken speak sprang spring spread spread \
sprung spring spun spin stole steal stolen steal stood stand stricken strike strode stride strove strive struck \
strike stuck stick stung sting sung sing sunk sink swam swim swelled swell swept sweep swollen swell swore swear \
sworn swear swum swim swung swing taken take taught teach thought think threw throw thrown throw thrust thrust \
tied tie ties tie told tell took take tore tear torn tear trodden tread tying tie undergone undergo understood \
understand undertaken undertake undertook undertake underwent undergo undone undo upheld uphold upset upset vied \
vie was be wed wed went go were be wept weep withdrawn withdraw withdrew withdraw withheld withhold withstood \
withstand woke wake woken wake won win wore wear worn wear wound wind woven weave written write wrote write \
wrung wring",
);

/// Irregular plurals, and plurals that are their own dictionary form.
pub(crate) static NOUNS: Pairs = Pairs::new(
    "\
aircraft aircraft analyses analysis auspices auspices axes axis bacteria bacterium bases base bison bison \
businessmen businessman businesswomen businesswoman calves calf children child chairmen chairman clothes clothes \
congressmen congressman congresswomen congresswoman contents contents corps corps countrymen countryman craft \
craft crises crisis criteria criterion curricula curriculum cookies cookie data data deer deer diagnoses \
diagnosis dice die economics economics elves elf emphases emphasis feet foot firemen fireman fish fish \
fishermen fisherman foci focus fungi fungus geese goose gentlemen gentleman goods goods grandchildren grandchild \
grounds grounds gunmen gunman halves half headquarters headquarters hooves hoof hypotheses hypothesis indices \
index jeans jeans knives knife lawmen lawman leaves leaf lenses lens lice louse lies lie lives life loaves loaf \
manners manners mathematics mathematics matrices matrix means means media medium men man mice mouse movies movie \
neuroses neurosis news news nuclei nucleus oases oasis oxen ox pants pants parentheses parenthesis people people \
phenomena phenomenon physics physics police police policemen policeman policewomen policewoman politics politics \
premises premise proceedings proceedings radii radius regards regards remains remains salesmen salesman savings \
savings scarves scarf selves self series series servicemen serviceman sheep sheep shelves shelf shoes shoe \
shrimp shrimp species species spokesmen spokesman spokespeople spokesperson spokeswomen spokeswoman staff staff \
statesmen statesman statistics statistic stimuli stimulus surroundings surroundings syntheses synthesis teeth \
tooth thanks thanks theses thesis thieves thief ties tie toes toe trousers trousers vertices vertex veterans \
veteran whereabouts whereabouts wives wife wolves wolf women woman workmen workman yeses yes",
);

/// Irregular comparatives and superlatives of adjectives and adverbs.
pub(crate) static DEGREES: Pairs = Pairs::new(
    "\
best good better good elder old eldest old farther far farthest far foremost foremost further far furthest far \
least least less less more more most most worse bad worst bad",
);

/// Function words whose dictionary form is another word.
pub(crate) static FUNCTION: Pairs = Pairs::new(
    "\
'd would 'em they 'll will 'm be 're be 's be 've have an a ca can her she him he me I n't not nt not them they \
these this those that us we wo will ’d would ’em they ’ll will ’m be ’re be ’s be ’ve have n’t not",
);

#[cfg(test)]
mod tests {
    use super::{NOUNS, VERBS};

    #[test]
    fn forms_are_found_in_their_list() {
        assert_eq!(VERBS.find("said"), Some("say"));
        assert_eq!(VERBS.find("lies"), Some("lie"));
        assert_eq!(NOUNS.find("said"), None);
    }
}
