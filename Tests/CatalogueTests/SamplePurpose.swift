import Catalogue
import Core

/// A small purpose and dictionary that are right, to plant mistakes in.
struct SamplePurpose {
    static let today = CalendarDate(daysSince1970: 20_454)  // 2026-01-01

    static let dictionaryText = """
        codeLists:
          kind:
            system: urn:kind
            codes: {home: thuis, away: weg}
          municipality:
            system: urn:municipality
            digits: 5
        attributes:
          residence.kind: {type: code kind, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          residence.municipality: {type: code municipality, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          residence.since: {type: date, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          status.a: {type: boolean, label: a, term: "urn:a", sensitivity: special, volatility: rare}
          enterprise.active: {type: boolean, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          vehicle.plate: {type: text, label: a, term: "urn:a", sensitivity: normal, volatility: rare}
          household.members:
            type: list of record
            fields: {person: person, birthDate: date, share: cents}
            label: a
            term: urn:a
            sensitivity: normal
            volatility: rare
        """

    static let templateText = """
        purpose: sample
        product: Voorbeeld
        gdprArticle: 6(1)(e)
        specialCategoryGround: 9(2)(g)
        act: safeguard
        population: {minimumAge: 18, maximumAge: 65}
        reads: [residence.kind, residence.municipality, residence.since, status.a, household.members]
        answers:
          livesHere:
            label: woont hier
            rule:
              all:
                - equal: [residence.municipality, {parameter: municipality}]
                - {isOne: residence.kind, of: [home]}
                - less: [residence.since, {date: 2026-01-01}]
                - holds: status.a
          children:
            label: kinderen
            number:
              count: household.members
              where: {less: [{age: birthDate}, {parameter: ageLimit}]}
        gives: []
        notConnected: [vehicle.plate]
        referenceDate: firstOfJanuary
        freshness: {residence.kind: {maximumAgeDays: 31, keep: true}}
        answerValidDays: 31
        maximumConsentDays: 365
        minimumAssurance: {counter: eidSeen, phone: questions}
        notice:
          id: sample-1
          title: Mag de gemeente dit nakijken?
          lines:
            - We vragen 2 dingen.
          ifNo: Zegt u nee? Dan brengt u zelf een bewijs mee.
          stop: U kunt dit altijd stoppen.
        alternative: U brengt zelf een bewijs mee.
        retentionYears: 10
        """

    static let adoptionText = """
        controller: zonnegem
        purpose: sample
        version: 2
        norm: Reglement
        recipients: [dienst Vrije Tijd]
        parameters:
          municipality:
            type: code
            values: [{from: 2020-01-01, value: "41999"}]
          ageLimit:
            type: integer
            values:
              - {from: 2020-01-01, value: 3}
              - {from: 2027-01-01, value: 4}
        authorisations:
          - source: RR
            kind: rrAuthorisation
            number: RR 1
            attributes: [residence.kind, residence.municipality, residence.since, household.members]
            finality: {identification: zonnegem.be/sluis/ipdc1, hoedanigheid: ipdc1, register: RR}
            accepts:
              - finality: {identification: zonnegem.be/sluis/ipdc2, hoedanigheid: ipdc2, register: RR}
                clause: RR 1, art. 3
            mayKeep: true
            until: 2030-12-31
          - source: KSZ
            kind: deliberation
            number: IVC 1
            attributes: [status.a]
            finality: {identification: zonnegem.be/sluis/ipdc1, hoedanigheid: ipdc1, register: KSZ}
            mayKeep: false
            until: 2030-12-31
        """

    static let dictionary: AttributeDictionary? = try? AttributeDictionary(
        yaml: Array(dictionaryText.utf8), file: "attributes.yaml")

    static func files(template: String = templateText, adoption: String = adoptionText) throws(CatalogueError)
        -> PurposeFiles
    {
        try PurposeFiles(
            template: Array(template.utf8), templateFile: "sample.yaml", adoption: Array(adoption.utf8),
            adoptionFile: "zonnegem/sample.yaml")
    }
}
