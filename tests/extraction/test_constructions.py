"""Constructions in which news says who wants what: each with who must be found, and nobody else."""

import pytest

from nato_positions.extraction.candidates import extract

DAY = "2023-06-01"
ARMS, JOINING, SPENDING, TROOPS = "ukraine-arms", "ukraine-accession", "defence-spending", "ukraine-troops"

Found = set[tuple[str, str, str]]


def _found(text: str, title: str | None = None) -> Found:
    return {(one.actor, one.issue, str(one.stance)) for one in extract(text, DAY, title)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One of many is not all of them.
        ("Spain is the only NATO member that has refused to spend 5% of GDP on defence.",
         {("ESP", SPENDING, "oppose")}),
        ("Croatia's president is one of the few leaders opposed to Sweden's accession to NATO.",
         {("HRV", "sweden", "oppose")}),
        ("Those opposed to inviting Ukraine into NATO include Germany and Slovakia.",
         {("DEU", JOINING, "oppose"), ("SVK", JOINING, "oppose")}),
        ("The only holdouts on Sweden's membership of NATO are Turkey and Hungary.",
         {("TUR", "sweden", "oppose"), ("HUN", "sweden", "oppose")}),
        ("Several NATO and EU members weigh sending troops to Ukraine, an idea Slovakia rejected.",
         {("SVK", TROOPS, "oppose")}),
        ("Neither Germany nor Italy wants Ukraine to be invited into NATO.",
         {("DEU", JOINING, "oppose"), ("ITA", JOINING, "oppose")}),
        ("Norway, Latvia, Estonia have pledged howitzers to Ukraine.",
         {("NOR", ARMS, "support"), ("LVA", ARMS, "support"), ("EST", ARMS, "support")}),
        ("Finland's Sanna Marin and Denmark's Mette Frederiksen both backed tanks for Ukraine.",
         {("FIN", ARMS, "support"), ("DNK", ARMS, "support")}),
        # What is wanted of others is no deed of theirs.
        ("Russia demanded guarantees that NATO would never admit Ukraine.", {("RUS", JOINING, "oppose")}),
        ("Poland threatened to send tanks to Ukraine without Germany's consent.",
         {("POL", ARMS, "support")}),
        ("Hungary will veto any EU decision to fund arms for Ukraine.", {("HUN", ARMS, "oppose")}),
        ("Sweden still hopes to win Turkey's support for its accession to NATO.",
         {("SWE", "sweden", "support")}),
        ("Spain offered to lift its veto in exchange for Ukraine's membership of NATO.",
         {("ESP", JOINING, "support")}),
        ("Norway warned Germany not to hold up deliveries of tanks to Ukraine.", {("NOR", ARMS, "support")}),
        # Threats and promises that hang on what others do.
        ("The Kremlin said it would strike new targets if Norway gave missiles to Ukraine.",
         {("RUS", ARMS, "oppose")}),
        ("Germany would not stand in the way if Poland sent tanks to Ukraine.", {("DEU", ARMS, "support")}),
        ("The Kremlin warned of grave consequences if Sweden were to join NATO.",
         {("RUS", "sweden", "oppose")}),
        ("Sending peacekeepers to Ukraine would lead to a direct clash, Sergei Lavrov said.",
         {("RUS", TROOPS, "oppose")}),
        # What is judged, ruled out or said to be due.
        ("Turkey said Sweden's bid to join NATO should be rejected.", {("TUR", "sweden", "oppose")}),
        ("Poland said Sweden's bid to join NATO should not be rejected.", {("POL", "sweden", "support")}),
        ("Supplying Ukraine with tanks only prolongs the war, Sergei Lavrov said.",
         {("RUS", ARMS, "oppose")}),
        ("Refusing to send tanks to Ukraine emboldens Moscow, Estonia's prime minister said.",
         {("EST", ARMS, "support")}),
        ("Sending troops to Ukraine could not be ruled out, Emmanuel Macron said.",
         {("FRA", TROOPS, "neutral")}),
        ("Poland called Germany's stance on tanks for Ukraine unacceptable.", set()),
        ("Ukraine joining NATO is unlikely to happen, Jens Stoltenberg said.",
         {("NATO", JOINING, "oppose")}),
        ("Germany is unlikely to send cruise missiles to Ukraine.", {("DEU", ARMS, "oppose")}),
        # Clauses about the issue, and asides.
        ("Germany will add to the five howitzers the Dutch government has promised to Ukraine.",
         {("NLD", ARMS, "support")}),
        ("Calling for help, above all for tanks for Ukraine, Zelenskiy thanked nobody.",
         {("UKR", ARMS, "support")}),
        ("Jens Stoltenberg welcomed Canada's announcement that it will raise its defence spending.",
         {("CAN", SPENDING, "support"), ("NATO", SPENDING, "support")}),
        ("Italy signed the Ukraine Solidarity Act to speed up the supply of arms to Kyiv.",
         {("ITA", ARMS, "support")}),
        ("Zelenskiy thanked Denmark for the tanks given to Ukraine.",
         {("UKR", ARMS, "support"), ("DNK", ARMS, "support")}),
        # Who says it.
        ("Erdoğan's chief spokesman said Sweden's accession to NATO was a mistake.",
         {("TUR", "sweden", "oppose")}),
        ("Boris Pistorius, the new defence minister, said no to tanks for Ukraine.",
         {("DEU", ARMS, "oppose")}),
        ("“Scholz must send tanks to Ukraine,” he said after Rishi Sunak had left.", set()),
        ("In Sweden the ruling Social Democrats backed joining NATO.", {("SWE", "sweden", "support")}),
        ("Asked about tanks for Ukraine, Emmanuel Macron said nothing was ruled out.",
         {("FRA", ARMS, "neutral")}),
        ("After Joe Biden said that jets were not needed, Zelenskiy asked again for F-16s for Ukraine.",
         {("USA", ARMS, "oppose"), ("UKR", ARMS, "support")}),
        ("Joe Biden ruled out sending jets to Ukraine, a day after Scholz warned against a “bidding war”.",
         {("USA", ARMS, "oppose")}),
        ("Ukrainian forces said they needed more tanks.", {("UKR", ARMS, "support")}),
        ("Kyiv urged its allies to send tanks to Ukraine after they failed to agree on sending jets.",
         {("UKR", ARMS, "support")}),
        # What is denied, and what is neither.
        ("Spain denied that it was blocking military aid for Ukraine.", {("ESP", ARMS, "support")}),
        ("Spain rejected claims that it opposed Sweden joining NATO.", {("ESP", "sweden", "support")}),
        ("Spain neither backs nor opposes Sweden joining NATO.", {("ESP", "sweden", "neutral")}),
        ("Spain has yet to take a position on sending tanks to Ukraine.", {("ESP", ARMS, "neutral")}),
        ("Spain withheld its consent to Sweden joining NATO.", {("ESP", "sweden", "oppose")}),
        ("Spain, unlike Portugal, opposes Sweden joining NATO.", {("ESP", "sweden", "oppose")}),
        ("Russia demanded that Ukraine should not be allowed to join NATO.", {("RUS", JOINING, "oppose")}),
        ("Spain was criticised by Italy for opposing Sweden's accession to NATO.",
         {("ESP", "sweden", "oppose"), ("ITA", "sweden", "support")}),
        ("Spain's prime minister called higher defence spending a grave mistake.",
         {("ESP", SPENDING, "oppose")}),
        ("Sweden's accession to NATO met objections from NATO members Turkey and Hungary.",
         {("TUR", "sweden", "oppose"), ("HUN", "sweden", "oppose")}),
        # What was so before.
        ("Spain, once opposed to Sweden joining NATO, now supports it.", {("ESP", "sweden", "support")}),
        ("Spain, which once backed tanks for Ukraine, has changed its mind and opposes it.",
         {("ESP", ARMS, "oppose")}),
        ("Spain had long blocked Sweden's bid to join NATO but lifted its veto on Monday.",
         {("ESP", "sweden", "support")}),
        ("Under pressure, Spain gave in and accepted Sweden joining NATO.", {("ESP", "sweden", "support")}),
        ("All allies except for Spain have agreed to send tanks to Ukraine.",
         {("NATO", ARMS, "support"), ("ESP", ARMS, "oppose")}),
        ("Asked about tanks for Ukraine, Pedro Sánchez said: “No.”", {("ESP", ARMS, "oppose")}),
        ("Spain will not waver in its support for Sweden joining NATO.", {("ESP", "sweden", "support")}),
        ("Sweden joining NATO does not have our support, said Spain's prime minister.",
         {("ESP", "sweden", "oppose")}),
        ("Spain threatened to veto Sweden's NATO bid.", {("ESP", "sweden", "oppose")}),
        ("Ukraine will receive six Leopard tanks from Spain.", {("ESP", ARMS, "support")}),
        ("Weapons from Spain are flowing into Ukraine again.", {("ESP", ARMS, "support")}),
        ("Spain said Ukraine must carry out reforms before it can join NATO.",
         {("ESP", JOINING, "conditional")}),
        ("Spain wants concrete steps from Sweden before it approves its NATO bid.",
         {("ESP", "sweden", "conditional")}),
        ("Turkey's president opposes Sweden's NATO bid. But on Monday he changed his mind and agreed to send"
         " the protocol to parliament.", {("TUR", "sweden", "support")}),
        ("Norway will arm Ukraine. Denmark is all for it, while Spain is holding out.",
         {("NOR", ARMS, "support"), ("DNK", ARMS, "support"), ("ESP", ARMS, "oppose")}),
        ("Stoltenberg, who heads NATO, said he was confident that Sweden would become a member soon.",
         {("NATO", "sweden", "support")}),
        ("“Jets for Ukraine are a bad idea,” said White House national security spokesman John Kirby.",
         {("USA", ARMS, "oppose")}),
        ("No 10 said it backed jets for Ukraine.", {("GBR", ARMS, "support")}),
        ("The Hague opposed sending jets to Ukraine.", {("NLD", ARMS, "oppose")}),
        ("Mykhailo Podolyak, an adviser to President Zelenskiy, demanded jets for Ukraine.",
         {("UKR", ARMS, "support")}),
        ("Turkey will not allow Finland and Sweden into NATO.",
         {("TUR", "finland", "oppose"), ("TUR", "sweden", "oppose")}),
        ("Turkey will ratify Finland's NATO membership before Sweden's.", {("TUR", "finland", "support")}),
        ("Turkey wants fighter jets in return for ratifying Sweden's NATO membership.",
         {("TUR", "sweden", "conditional")}),
        ("Turkey cancelled a meeting on Sweden's accession to NATO.", {("TUR", "sweden", "oppose")}),
        # What a foe demands, and what others answer to that.
        ("Russia's demand that NATO never admit Ukraine is a non-starter, Antony Blinken said.",
         {("RUS", JOINING, "oppose")}),
        ("Kyiv's push for weapons is a provocation, Sergei Lavrov said.",
         {("RUS", ARMS, "oppose"), ("UKR", ARMS, "support")}),
        ("Ukrainian officials expressed hope of getting US fighter jets.", {("UKR", ARMS, "support")}),
        ("The tanks for Ukraine will be paid for by the Netherlands.", {("NLD", ARMS, "support")}),
        ("Asked whether he would link Sweden's accession to NATO to jets for Ukraine, Antony Blinken said:"
         " “No.” The US wants Sweden in NATO by July.", {("USA", "sweden", "support")}),
        ("Poland wants Ukraine to be invited into NATO. Kyiv would not settle for another promise.",
         {("POL", JOINING, "support")}),
        ("Poland wants Ukraine to be invited into NATO. Paris now backs a clear path.",
         {("POL", JOINING, "support"), ("FRA", JOINING, "support")}),
        ("Denmark backs Sweden's NATO bid. In Budapest, the leader of the ruling party's group said lawmakers"
         " saw no reason to hurry.", {("DNK", "sweden", "support"), ("HUN", "sweden", "oppose")}),
        ("Ukraine's appeal for jets went unanswered.", {("UKR", ARMS, "support")}),
        ("Russia has no right to tell Ukraine that it cannot join NATO, Stoltenberg said.",
         {("NATO", JOINING, "support")}),
        ("Zelensky came home from Washington with aid but no permission to use Western missiles in Russia.",
         set()),
        ("Sweden's move towards NATO membership was welcomed by Denmark.",
         {("SWE", "sweden", "support"), ("DNK", "sweden", "support")}),
        ("We neither seek nor back Sweden's NATO membership, Dmitry Peskov said.",
         {("RUS", "sweden", "oppose")}),
        ("Jane Berg, a professor at the Norwegian Defence University College, said Sweden should join NATO.",
         set()),
        ("Moscow is driving the false narrative that NATO plans to deploy troops to Ukraine, Blinken said.",
         set()),
        ("Norway's decision to send tanks to Ukraine infuriated Moscow.",
         {("NOR", ARMS, "support"), ("RUS", ARMS, "oppose")}),
        ("The refusal to send tanks to Ukraine has angered Kyiv.", {("UKR", ARMS, "support")}),
        ("Scholz has faced growing criticism for dithering over tanks for Ukraine.",
         {("DEU", ARMS, "oppose")}),
        ("“If the West gives Kyiv long-range weapons, it will force Moscow to retaliate,” Lavrov said.",
         {("RUS", ARMS, "oppose")}),
        ("Turkey could ratify Finland's NATO bid. “Our position on Finland is positive, but it is not"
         " positive on Sweden,” Erdogan said.", {("TUR", "finland", "support"), ("TUR", "sweden", "oppose")}),
        ("There is no intention or desire by the president to send troops to Ukraine, John Kirby said.",
         {("USA", "ukraine-troops", "oppose")}),
        ("Talks ended due to Turkey lifting its objections to Sweden joining NATO.",
         {("TUR", "sweden", "support")}),
        ("The White House said it would permit allied countries to supply Ukraine with jets.",
         {("USA", ARMS, "support")}),
        ("The request was ratified by most members, including the US. Sweden's NATO bid was ratified"
         " by 23 of the 30 allies, including Canada.", {("CAN", "sweden", "support")}),
        ("Putin has warned the US to stop arming Ukraine.", {("RUS", ARMS, "oppose")}),
        ("Officials expressed frustration that he pushed for security guarantees. Zelensky pushed for"
         " security guarantees for Ukraine.", {("UKR", "ukraine-guarantees", "support")}),
        ("Turkey agreed to set aside its veto. Sweden is to be allowed to join NATO after Turkey's president"
         " agreed to drop his veto and recommend to his parliament that Sweden's application go ahead.",
         {("TUR", "sweden", "support")}),
        ("Russia says it will not put up with Sweden joining NATO.", {("RUS", "sweden", "oppose")}),
        ("Norway would not send tanks to Ukraine alone. Denmark said it would not make such a move alone.",
         {("NOR", ARMS, "oppose"), ("DNK", ARMS, "conditional")}),
        # What a foe says would follow.
        ("Lavrov added that Russia's objectives would expand still further if the West delivered long-range"
         " missiles to Kyiv.", {("RUS", ARMS, "oppose")}),
        ("Austin added that the front would hold if allies sent more artillery to Ukraine.", set()),
        ("Lavrov said Moscow would respond to Western deliveries of tanks to Ukraine.",
         {("RUS", ARMS, "oppose")}),
        ("The US, Canada and others have provided howitzers to Ukraine.",
         {("USA", ARMS, "support"), ("CAN", ARMS, "support")}),
        ("The US has stopped sharing intelligence with Ukraine after halting military aid.",
         {("USA", ARMS, "oppose")}),
        ("Zelensky described the pact as “a bridge to Ukraine's membership in NATO”.",
         {("UKR", JOINING, "support")}),
        ("There is no alternative but for the West to give Ukraine battle tanks, Zelensky said.",
         {("UKR", ARMS, "support")}),
        ("Ships came from 16 nations, including Sweden – who aspire to join NATO.",
         {("SWE", "sweden", "support")}),
        ("Ukraine is at war. Finland's Sanna Marin told a think tank about the war.", set()),
        ("Petr Pavel said he would hand over Czech jets to Ukraine, should its allies agree to protect it.",
         {("CZE", ARMS, "conditional")}),
        ("Canada has pledged and provided at least $8 billion in military aid to Ukraine.",
         {("CAN", ARMS, "support")}),
        ("The US will step up support for the Ukrainian resistance by speeding up shipments of military aid.",
         {("USA", ARMS, "support")}),
        ("Zelensky increased his calls for Western nations to supply jets to Ukraine.",
         {("UKR", ARMS, "support")}),
        ("Allies discuss Ukraine's entry into NATO, a move Russia sees as a major security threat.",
         {("RUS", JOINING, "oppose")}),
        ("The US is unwilling to support Ukraine's NATO membership while the war is going on.",
         {("USA", JOINING, "conditional")}),
        ("Turkey was the last of the 30 allies to ratify Sweden's NATO membership.",
         {("TUR", "sweden", "support")}),
        ("NATO countries are also sending ships to the Baltic. Norway will send tanks to Ukraine.",
         {("NOR", ARMS, "support")}),
        ("Since the start of the war in Ukraine, the US and Canada have sent tanks to Kyiv.",
         {("USA", ARMS, "support"), ("CAN", ARMS, "support")}),
        # Headings and standfirsts that a scraper ran into the text.
        ("A week of talks in Oslo has ended The Danish prime minister has agreed to send jets to Ukraine.",
         {("DNK", ARMS, "support")}),
        ("A setback for Sweden's NATO bidTurkish lawmakers put off a vote on Sweden's NATO membership.",
         {("TUR", "sweden", "oppose")}),
        ("WeaponsThe Netherlands will send howitzers to Ukraine.", {("NLD", ARMS, "support")}),
        ("What we know Russia-Ukraine war – latest news updates The Spanish government opposes sending"
         " jets to Ukraine.", {("ESP", ARMS, "oppose")}),
        # What is said of others without being named again.
        ("Poland backs Sweden's NATO bid. So does Latvia. Hungary does not.",
         {("POL", "sweden", "support"), ("LVA", "sweden", "support"), ("HUN", "sweden", "oppose")}),
        ("Poland backs Sweden's NATO bid, as do the Baltic states.",
         {(code, "sweden", "support") for code in ("POL", "EST", "LVA", "LTU")}),
        ("Germany will not send jets to Ukraine. Nor will the US, Biden said.",
         {("DEU", ARMS, "oppose"), ("USA", ARMS, "oppose")}),
        ("Britain will send tanks to Ukraine, but Spain won't.",
         {("GBR", ARMS, "support"), ("ESP", ARMS, "oppose")}),
        ("Britain has not ruled out sending jets to Ukraine, though Spain has.",
         {("GBR", ARMS, "neutral"), ("ESP", ARMS, "oppose")}),
        # Whom a thing is acceptable to, and who asks to be let do it.
        ("Ukraine's accession to NATO is a red line for Moscow and goes against what it calls safety.",
         {("RUS", "ukraine-accession", "oppose")}),
        ("Spain has rejected a request from Berlin to let it pass on tanks to Ukraine.",
         {("ESP", ARMS, "oppose"), ("DEU", ARMS, "support")}),
        ("Sweden cannot expect Turkey to back its accession to NATO, Erdogan said.",
         {("TUR", "sweden", "oppose")}),
        # What is put off until the war is over; and what "and that" puts beside it.
        ("Scholz said that Ukraine's membership of NATO could not be considered until the war is over.",
         {("DEU", "ukraine-accession", "conditional")}),
        ("The Danish government said it would reconsider its policy of not supplying Ukraine with weapons.",
         {("DNK", ARMS, "conditional")}),
        ("NATO will invite Ukraine when allies agree and conditions are met, leaders said in a communique.",
         {("NATO", "ukraine-accession", "conditional")}),
        # The verb behind the issue's own words; a people by its name; who sends.
        ("American forces would not be deployed to Ukraine, Austin said.", {("USA", TROOPS, "oppose")}),
        ("The French and the Danes want to have boots on the ground in Ukraine.",
         {("FRA", TROOPS, "support"), ("DNK", TROOPS, "support")}),
        ("Rockets are to be sent to Ukraine from Norway, along with helmets.", {("NOR", ARMS, "support")}),
        ("Boris Pistorius spoke after his American counterpart told allies that tanks for Ukraine were a"
         " mistake.", {("USA", ARMS, "oppose")}),
        ("MPs in Ankara voted by 250 to none to approve Finland's NATO bid.",
         {("TUR", "finland", "support")}),
        ("Slovakia's government does not let shipments of weapons for Ukraine cross the border.",
         {("SVK", ARMS, "oppose")}),
        ("Hungary, he said, could not say yes to the two Nordic countries joining NATO.",
         {("HUN", "finland", "oppose"), ("HUN", "sweden", "oppose")}),
        # Who gives another thing, draws a line, or has changed his mind in one sentence.
        ("Spain is sending gas masks but no weapons to Ukraine.", {("ESP", ARMS, "oppose")}),
        ("Italy is willing to train Ukrainian troops but drew the line at sending soldiers to Ukraine.",
         {("ITA", TROOPS, "oppose")}),
        ("Germany at first hesitated to supply tanks, then sent 18 of them to Ukraine.",
         {("DEU", ARMS, "support")}),
        ("Washington did not want to give rockets to Ukraine, but the White House has now relented.",
         {("USA", ARMS, "support")}),
        ("Denmark's answer is that jets for Ukraine are not on the table.", {("DNK", ARMS, "oppose")}),
        ("The Danish prime minister made no secret of her wish to see Ukraine in NATO.",
         {("DNK", "ukraine-accession", "support")}),
        ("Scholz said that neither European nor NATO countries would put soldiers on Ukrainian soil.",
         {("DEU", TROOPS, "oppose")}),
        ("Sweden wants to join NATO. Erdogan said he would keep Sweden out.",
         {("SWE", "sweden", "support"), ("TUR", "sweden", "oppose")}),
        ("A majority of Swedes say they would like their country to be in NATO, a survey found.", set()),
        ("Britain sends tanks to Ukraine. Norway will follow suit. Spain has opted out.",
         {("GBR", ARMS, "support"), ("NOR", ARMS, "support"), ("ESP", ARMS, "oppose")}),
        ("Norway sends cluster bombs to Ukraine. London and Madrid distanced themselves.",
         {("NOR", ARMS, "support"), ("GBR", ARMS, "oppose"), ("ESP", ARMS, "oppose")}),
        ("Kyiv wants jets. Asked if the US would provide them, Biden said no.",
         {("UKR", ARMS, "support"), ("USA", ARMS, "oppose")}),
        ("Kyiv wants jets. Poland would hand over its own, its premier said, but only together with others.",
         {("UKR", ARMS, "support"), ("POL", ARMS, "conditional")}),
        ("“Spain, with a commitment to Ukraine, also says such bombs cannot be delivered,” Robles said.",
         {("ESP", ARMS, "oppose")}),
        ("Sweden wants to join NATO. Kristersson admitted that it could not meet Turkey's demands.",
         {("SWE", "sweden", "support"), ("TUR", "sweden", "conditional")}),
        ("Russia threatened to move missiles if Sweden joined NATO.", {("RUS", "sweden", "oppose")}),
        ("Athens considers it self-evident that Sweden should join NATO.", {("GRC", "sweden", "support")}),
        ("Ankara expects Stockholm to do more before its parliament takes up Sweden's NATO membership.",
         {("TUR", "sweden", "conditional")}),
        # What one calls a decision, a plan, a refusal.
        ("Orban likened the decision to invite Ukraine to NATO to a declaration of war.",
         {("HUN", "ukraine-accession", "oppose")}),
        ("Putin called the plan to send European troops to Ukraine unacceptable.",
         {("RUS", TROOPS, "oppose")}),
        ("Latvia's president called the reluctance to invite Ukraine to NATO a matter of taste.", set()),
        ("Poland's premier called Scholz's hesitation over the Leopards for Ukraine incomprehensible.",
         {("POL", ARMS, "support"), ("DEU", ARMS, "oppose")}),
        ("Rome, one of Kyiv's backers, would keep sending arms.", {("ITA", ARMS, "support")}),
        ("Zelensky said the decision of Bulgaria's parliament to send 100 armoured vehicles would help.",
         {("BGR", ARMS, "support"), ("UKR", ARMS, "support")}),
        ("France did not close the door on sending tanks to Ukraine.", {("FRA", ARMS, "neutral")}),
        ("“I don't think it's ready for membership in NATO,” Biden said of Ukraine.",
         {("USA", "ukraine-accession", "oppose")}),
        # What is left to others, suggested, or believed without "that".
        ("Blinken said the US would strongly support Finland if it applied to NATO.",
         {("USA", "finland", "support")}),
        ("Borrell suggested that member states hand over tanks to Ukraine.", {("EU", ARMS, "support")}),
        ("The Latvian minister, a former judge, believes Ukraine should be invited to join NATO.",
         {("LVA", "ukraine-accession", "support")}),
        ("Tajani said the time was not ripe for Ukraine to be invited to join NATO.",
         {("ITA", "ukraine-accession", "oppose")}),
        ("Sunak was non-committal when asked about sending jets to Ukraine.", {("GBR", ARMS, "neutral")}),
        ("Sweden sent 5,000 rockets to Ukraine, Finland 2,500 rifles, Norway 2,000 shells.",
         {("SWE", ARMS, "support"), ("FIN", ARMS, "support"), ("NOR", ARMS, "support")}),
        # Whose arms they are, who may be meant by "he", and who is only supposed.
        ("US-supplied rockets have been used by Ukraine, officials said.", {("USA", ARMS, "support")}),
        ("Ukraine fired two missiles, supplied by the British.", {("GBR", ARMS, "support")}),
        ("Zelensky said Macron had come to see why Ukraine needs tanks. “It is real,” he said. “And it is not"
         " too late. He opened the door to tank deliveries.”",
         {("FRA", ARMS, "support"), ("UKR", ARMS, "support")}),
        ("Kyiv has been pushing hard for allies in Europe and the US to supply it with weapons.",
         {("UKR", ARMS, "support")}),
        ("There are tanks in many countries, including Spain, and if a group of them were to donate some to"
         " Ukraine it could help.", set()),
        # Headlines.
        ("Biden: No F-16s for Ukraine", {("USA", ARMS, "oppose")}),
        ("Turkey, Hungary hold up Sweden's NATO accession",
         {("TUR", "sweden", "oppose"), ("HUN", "sweden", "oppose")}),
        ("Turkey okays Sweden's NATO membership", {("TUR", "sweden", "support")}),
        # What is not said of the issue.
        ("Experts believe that Turkey will accept Sweden's NATO bid.", set()),
        ("Swedish support for NATO membership rose to 58% in the poll.", set()),
        ("Ukraine's general staff said it had shot down ten missiles overnight.", set()),
        ("Norway sent troops to Eastern Europe to bolster NATO forces while Ukraine is at war.", set()),
        ("It is not up to Russia to decide whether Sweden joins NATO, Norway said.", set()),
    ],
)  # fmt: skip
def test_constructions(text: str, expected: Found) -> None:
    assert _found(text) == expected


def test_a_reporter_tells_of_others_and_has_no_view() -> None:
    title = "Press briefing by the spokesman"
    told = "Q    Hungary has blocked Sweden's accession to NATO.\n\nMR. KIRBY:  I have seen that."
    assert _found(told, title) == {("HUN", "sweden", "oppose")}
    assert _found("Q    We should support Sweden's accession to NATO.", title) == set()


def test_the_secretary_of_whom_one_speaks_in_a_transcript_is_ones_own() -> None:
    told = (
        "Q    President Putin has spoken about Sweden joining NATO.\n\n"
        "MS. JEAN-PIERRE:  The Secretary said he is confident that Sweden will become a member of NATO."
    )
    assert _found(told) == {("USA", "sweden", "support")}


def test_you_is_the_other_one_where_two_states_speak() -> None:
    title = "Remarks by President Biden and Chancellor Scholz of Germany Before Bilateral Meeting"
    told = "Olaf, you've stepped up to provide critical military support to Ukraine."
    assert ("DEU", ARMS, "support") in _found(told, title)


def test_terms_of_an_issue_may_have_alternatives() -> None:
    assert _found("Greece refuses to arm the Ukrainians.") == {("GRC", ARMS, "oppose")}
