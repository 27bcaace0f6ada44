import Ledger

extension Refusal.Rule {
    /// The rule as an officer reads it.
    var dutch: String { Self.words[self] ?? "het logboek laat dit niet toe (\(rawValue))" }

    private static let words: [Refusal.Rule: String] = [
        .unknownPurpose: "dit doel bestaat niet",
        .purposeNotActive: "dit doel is niet in gebruik",
        .applicationNotPermitted: "de toepassing mag niet voor dit doel vragen",
        .authorisationEnded: "een machtiging voor dit doel is afgelopen",
        .noActiveConsent: "er is geen geldige toestemming",
        .outsidePopulation: "het doel gaat niet over deze persoon",
        .wrongKindOfSubject: "het doel gaat niet over dit soort persoon of onderneming",
        .caseMissing: "er is geen dossier genoemd",
        .unknownAttribute: "dit gegeven hoort niet bij het doel",
        .dateNotAllowed: "de datum ligt in de toekomst",
        .consentNotAsked: "voor dit doel wordt geen toestemming gevraagd",
        .consentAlreadyRuns: "er loopt al een toestemming",
        .consentTooLong: "de toestemming zou te lang duren",
        .assuranceTooLow: "de identiteit is niet zeker genoeg nagekeken",
        .consentNotRunning: "er loopt geen toestemming",
        .alternativeNotTold: "de andere weg is niet verteld",
        .noticeNotCurrent: "dit zijn niet de woorden van nu",
        .nationalNumberInClear: "er staat een rijksregisternummer waar het niet mag staan",
        .notAnOfficer: "dit beslist de functionaris voor gegevensbescherming",
        .roleNotAllowed: "deze rol mag dit niet",
        .wrongController: "dit is van een ander bestuur",
        .sourceAnomaly: "het antwoord van de bron klopte niet",
        .identityOpen: "het is nog niet beslist wie deze persoon is",
        .identityNotOpen: "er wacht geen beslissing over deze persoon",
        .otherPerson: "dit gaat over een andere persoon",
        .consultationNotOpen: "de opvraging is al gesloten",
        .noSourceBehindValue: "achter het antwoord staat geen bron",
        .finalityNotAdmitted: "het gegeven is voor een ander doel opgehaald",
        .keepingNotAllowed: "dit gegeven mag niet bewaard worden",
        .restrained: "de gegevens van deze persoon mogen nu niet gebruikt worden (AVG 18 of 21)",
        .secondOfficerNeeded: "de vermeldingen van deze persoon lezen twee functionarissen samen",
        .emergencyReasonMissing: "een noodsituatie vraagt een reden, van een medewerker",
        .matterNotOpen: "dit staat niet (meer) open",
        .objectionNotPossible: "tegen dit doel kan niemand bezwaar maken",
        .objectionStands: "er loopt al een bezwaar tegen dit doel",
        .groundMissing: "er staat geen reden bij",
        .signOffIncomplete: "nog niet elke vermelding van de steekproef is nagekeken",
        .notFirstEntry: "een logboek wordt maar één keer geopend",
    ]
}
