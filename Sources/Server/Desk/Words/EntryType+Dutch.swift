import Ledger

extension EntryType {
    /// The kind of an entry in a word or two, as an officer chooses it.
    var dutch: String { Self.words[rawValue] ?? rawValue }

    /// All kinds by name.
    static let words: [String: String] = [
        "logOpened": "opening van het logboek", "purposeActivated": "doel in gebruik", "purposeRetired": "doel gestopt",
        "applicationRegistered": "registratie", "consentGiven": "toestemming", "consentRefused": "weigering",
        "consentWithdrawn": "intrekking", "consulted": "opvraging", "retried": "nieuwe poging",
        "closed": "antwoord van de bron", "disclosed": "mededeling", "refused": "geweigerde vraag",
        "checked": "voorafgaande vraag", "inspected": "inzage in het logboek",
        "identityChanged": "ander nummer", "identityDecided": "beslissing over een nummer",
        "consentRequested": "vraag om toestemming", "consentDeferred": "uitstel", "consentRenewed": "verlenging",
        "consentAssented": "bevestiging van een toestemming", "consentContested": "betwiste toestemming",
        "consentPaused": "toestemming gepauzeerd", "consentResumed": "toestemming hervat",
        "consentExpired": "toestemming afgelopen", "consentSuperseded": "toestemming vervangen",
        "consentRevoked": "toestemming ingetrokken door het bestuur", "consentInvalidated": "toestemming ongeldig",
        "mandateChecked": "nagekeken vertegenwoordiging", "carried": "overdracht naar dit jaar",
        "consentCarried": "overdracht van een toestemming", "accessCarried": "overdracht van bewaarde gegevens",
        "pruningPlanned": "voorstel tot vernietiging", "pruningApproved": "goedkeuring van een vernietiging",
        "pruningPerformed": "vernietiging", "pruningReplayed": "vernietiging herhaald",
        "erasurePlanned": "voorstel tot wissen",
        "erasureApproved": "goedkeuring van wissen", "erasurePerformed": "gewiste gegevens",
        "erasureReplayed": "wissen herhaald", "keyRotated": "nieuwe sleutel",
        "inscriptionAsked": "inschrijving bij een bron", "inscriptionEndAsked": "vraag om te schrappen",
        "inscriptionEnded": "einde van een inschrijving", "caseEnded": "einde van een dossier",
        "interestsEnded": "einde van het bewaren",
        "changeNoticed": "melding van een wijziging", "changesAsked": "vraag naar wijzigingen",
        "changesRead": "verwerkte meldingen",
        "checkpointWitnessed": "getuigenis", "policyChanged": "nieuw getuigenbeleid",
        "restrictionSet": "beperking", "restrictionLifted": "einde van een beperking", "objected": "bezwaar",
        "objectionDecided": "beslissing over een bezwaar", "emergencyReviewed": "noodgeval nagekeken",
        "sampled": "steekproef", "reviewed": "nagekeken regel", "subjectRequested": "verzoek van een betrokkene",
        "subjectAnswered": "antwoord aan een betrokkene",
        "doubtRaised": "betwist gegeven", "doubtConfirmed": "bevestigde betwisting",
        "doubtEnded": "einde van een betwisting", "doubtAddressed": "bestemming van een betwisting",
        "toldOnce": "zelf verteld", "toldCorrected": "verteld gegeven verbeterd",
        "toldWithdrawn": "verteld gegeven teruggenomen", "toldExpired": "einde van een verteld gegeven",
    ]
}
