import ArgumentParser
import Catalogue
import Core
import FoundationEssentials
import Mapping
import Wire

struct MappingRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a mapping over an answer of its source.",
        discussion: "sluis mapping run GeefPersoon-02.02 answer.xml --json")

    @Argument(help: "The mapping, <Service>-<version>.")
    var mapping: String
    @Argument(help: "A file with the answer, with or without its SOAP envelope.")
    var file: String
    @Option(help: "The folder of mappings.")
    var folder = "mappings"
    @Option(help: "The reference date, YYYY-MM-DD (default: today).")
    var date: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let folder = try MappingFolder(folder)
        guard let compiled = try folder.mappings().first(where: { $0.name == mapping }) else {
            let names = try folder.mappings().map(\.name).joined(separator: ", ")
            throw CommandError("there is no mapping \(mapping); there are \(names)")
        }
        guard let day = date.map({ CalendarDate($0) }) ?? WallClock.system.today else {
            throw CommandError("the date must be a day that exists, as YYYY-MM-DD")
        }
        let bytes = try MappingFolder.bytes(file)
        let answer = try answer(compiled, bytes, day)
        let values = answer.values.sorted { $0.key < $1.key }
        if json {
            let result: JSON = [
                "kind": .string(answer.kind.rawValue), "outcomes": .array(answer.outcomes.map(Self.json)),
                "attributes": .object(
                    Dictionary(
                        values.map { ($0.key.name, Self.json($0.value)) }, uniquingKeysWith: { first, _ in first })),
            ]
            return print(result.canonicalText)
        }
        print("\(answer.kind.rawValue)")
        for outcome in answer.outcomes { print("  \(outcome.status.rawValue) \(outcome.origin):\(outcome.code)") }
        for (attribute, value) in values {
            print("  " + attribute.name.padded(to: 34) + Self.json(value).canonicalText)
        }
    }

    /// The answer says whom it is about; a file that is named by a number was asked about that one.
    private func answer(_ mapping: CompiledMapping, _ bytes: [UInt8], _ day: CalendarDate) throws -> MappedAnswer {
        func run(_ subject: INSZ) throws -> MappedAnswer {
            var extractor = mapping.extractor(subject: subject)
            if mapping.readsJSON {
                try JSONEvents.read(bytes, into: &extractor)
            } else {
                try MarkupParser.parse(bytes, into: &extractor)
            }
            return mapping.resolve(extractor, referenceDate: day)
        }
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        if let number = INSZ(stem) { return try run(number) }
        guard let nobody = INSZ("00600100111") ?? INSZ("58631400273") else {
            throw CommandError("no number to begin with")
        }
        let first = try run(nobody)
        guard let number = first.answeredSubject(asked: nobody), number != nobody else { return first }
        return try run(number)
    }

    private static func json(_ value: MappedValue) -> JSON {
        var members: [String: JSON?] = [
            "doubtful": value.isDoubtful ? true : nil, "validFrom": value.validFrom.map { .string($0.text) },
            "validUntil": value.validUntil.map { .string($0.text) },
            "missing": value.missingSources.isEmpty ? nil : .array(value.missingSources.map { .string($0) }),
        ]
        switch value.content {
        case .value(let value): members["value"] = value.json
        case .absent: members["state"] = "absent"
        case .withheld: members["state"] = "withheld"
        }
        return .compact(members)
    }

    private static func json(_ outcome: Outcome) -> JSON {
        [
            "status": .string(outcome.status.rawValue), "origin": .string(outcome.origin),
            "code": .string(outcome.code), "retryable": .boolean(outcome.isRetryable),
        ]
    }
}
