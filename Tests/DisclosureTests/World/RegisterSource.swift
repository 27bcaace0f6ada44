import Catalogue
import Core
import Mapping
import OnlyOnce
import Support
import Synchronization
import Wire

/// Every source that the repository's mappings describe: the register of persons answers with a record as it comes over
/// the wire, read by its own mapping; the others have a value of the right type for whatever is asked.
final class RegisterSource: SourceCaller {
    /// Where the resident lives, by words that occur nowhere else.
    struct Home: Sendable {
        let municipality: String
        let postalCode: String
        let street: String
        let houseNumber: String

        static let here = Home(
            municipality: "41999", postalCode: "9977", street: "Kwetsbaarstraat", houseNumber: "8642")
        static let elsewhere = Home(
            municipality: "44021", postalCode: "9066", street: "Veraflaan", houseNumber: "7531")

        var words: [String] { [municipality, postalCode, street, houseNumber] }
    }

    private static let person = "GeefPersoon-02.02"
    private static let compiled = Result {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        let faults = try FaultTable(
            yaml: try Repository.bytes("mappings/magda-faults.yaml"), file: "magda-faults.yaml")
        return (
            dictionary,
            try Repository.mappings().map { file in
                try CompiledMapping(
                    yaml: try Repository.bytes(file), file: file, dictionary: dictionary, faults: faults)
            }
        )
    }

    let services: [SourceService]
    private let mappings: [String: CompiledMapping]
    private let dictionary: AttributeDictionary
    private let home: Home
    private let isSecret: Bool
    private let isReference: Bool
    private let clock: WallClock
    private let asked = Mutex<[SourceCall]>([])

    init(_ home: Home, isSecret: Bool, isReference: Bool = false, clock: WallClock) throws {
        let (dictionary, compiled) = try Self.compiled.get()
        mappings = Dictionary(compiled.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        services = compiled.map { mapping in
            SourceService(
                name: mapping.name, source: mapping.source, delivers: Set(mapping.attributes.keys),
                mapping: mapping.hash, asksByAttribute: mapping.request.asksByName, isDated: mapping.request.isDated,
                needs: mapping.request.needs, mayUse: mapping.request.mayUse)
        }
        self.dictionary = dictionary
        self.home = home
        self.isSecret = isSecret
        self.isReference = isReference
        self.clock = clock
    }

    var calls: [SourceCall] { asked.withLock { $0 } }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        asked.withLock { $0.append(call) }
        let told = call.service == Self.person ? record(call) : made(call)
        return SourceReply(
            status: .ok, code: "", attempts: 1, told: told, members: [], retrievedAt: clock.now, retryAt: nil)
    }

    private func record(_ call: SourceCall) -> [AttributeID: SourceReply.Told] {
        guard let mapping = mappings[Self.person], let number = call.person else { return [:] }
        var extractor = mapping.extractor(subject: call.number)
        guard (try? MarkupParser.parse(Array(answer(number).utf8), into: &extractor)) != nil else { return [:] }
        let answer = mapping.resolve(extractor, referenceDate: call.referenceDate, wanted: call.attributes)
        return answer.values.mapValues { value in
            SourceReply.Told(
                content: value.content, missingSources: value.missingSources, isDoubtful: value.isDoubtful,
                validFrom: value.validFrom, validUntil: value.validUntil)
        }
    }

    private func answer(_ number: INSZ) -> String {
        """
        <GeefPersoonResponse xmlns="http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02"><Repliek xmlns="">
        <Antwoorden><Antwoord><Inhoud><Persoon><INSZ>\(number.revealedDigits)</INSZ>
        <Naam><Achternamen><Achternaam>Peeters</Achternaam></Achternamen></Naam><Geslacht><Code>2</Code></Geslacht>
        <Geboorte><Datum>1970-01-01</Datum></Geboorte>
        <Adressen><Hoofdverblijfplaats DatumBegin="2020-05-01"><Straatnaam><Taal>nl</Taal><String>\(home.street)</String>
        </Straatnaam><Huisnummer>\(home.houseNumber)</Huisnummer><Postcode>\(home.postalCode)</Postcode>
        <NISCodeGemeente>\(home.municipality)</NISCodeGemeente><NISCodeLand>150</NISCodeLand>\(reference)
        </Hoofdverblijfplaats>\(isSecret ? "<NietMededeelbaarAdres DatumBegin=\"2024-01-01\"/>" : "")</Adressen>
        </Persoon></Inhoud></Antwoord></Antwoorden></Repliek></GeefPersoonResponse>
        """
    }

    private var reference: String {
        guard isReference else { return "" }
        return "<ReferentieAdres><Begindatum>2020-05-01</Begindatum><Details><Situatie><Code>0010</Code></Situatie>"
            + "</Details></ReferentieAdres>"
    }

    /// What the address register tells rests on the address; all else is the same wherever someone lives.
    private func made(_ call: SourceCall) -> [AttributeID: SourceReply.Told] {
        var told: [AttributeID: SourceReply.Told] = [:]
        for attribute in call.attributes {
            guard let definition = dictionary[attribute] else { continue }
            let isPlace = attribute.name.hasPrefix("address.")
            // Who owns nothing: the rules about a place must look at the place.
            if attribute == "property.ownsProperty" {
                told[attribute] = .value(.boolean(false))
                continue
            }
            told[attribute] = .value(
                isPlace ? .text("id-\(home.street)") : value(definition.type, definition.codeList?.labels.keys.min()))
        }
        return told
    }

    private func value(_ type: ValueType, _ code: String?) -> Value {
        switch type {
        case .boolean: .boolean(true)
        case .integer: .integer(1)
        case .text: .text("x")
        case .date: .date(PartialDate(year: 1970, month: 1, day: 1))
        case .code: .code(code ?? "01")
        case .cents: .cents(100_000)
        case .person: .text("x")
        case .list(let inner): .list([value(inner, code)])
        case .record(let fields): .record(fields.mapValues { value($0, nil) })
        }
    }
}
