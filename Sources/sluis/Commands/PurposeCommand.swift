import ArgumentParser
import Catalogue
import Core
import Mapping

struct PurposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purpose", abstract: "List purposes, or put one into force.",
        subcommands: [PurposeList.self, PurposeActivate.self])
}

struct PurposeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The purposes in force that a party may see.")

    @OptionGroup var options: SettingsOption
    @Option(name: .customLong("as"), help: "The party that asks.")
    var party: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let settings = try options.load()
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.get("/v1/purposes")
        guard answer.status == 200 else { throw CommandError(answer.text) }
        if json { return print(answer.text) }
        for purpose in answer.json?["items"]?.array ?? [] {
            let outputs = (purpose["attributes"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
            print((purpose["id"]?.string ?? "").padded(to: 44) + outputs.joined(separator: ", "))
        }
    }
}

struct PurposeActivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Put a purpose into force, as an officer: these exact bytes.",
        discussion: "sluis purpose activate my-purposes/zonnegem/leeszaal.yaml --as zonnegem/privacy")

    @OptionGroup var options: SettingsOption
    @Argument(help: "The adoption; its template has the same name, in the folder above or in mappings/purposes.")
    var adoption: String
    @Option(name: .customLong("as"), help: "The officer who decides.")
    var party: String

    func run() async throws {
        let settings = try options.load()
        let folder = try MappingFolder(settings.mappings)
        let files = try folder.purpose(adoption: adoption, templates: PurposeActivate.parent(of: adoption))
        let mappings = try folder.mappings()
        let findings = PurposeCheck(
            dictionary: folder.dictionary, delivered: Set(mappings.flatMap(\.attributes.keys)),
            delays: mappings.delays, today: WallClock.system.today
        ).findings(in: files)
        guard findings.isEmpty else {
            for finding in findings { print(finding) }
            throw ExitCode(1)
        }
        let session = try await PartySession.open(party, settings)
        defer { session.close() }
        let answer = try await session.post("/v1/purposes/activate", try JSON(parsing: files.bytes))
        guard answer.status < 300 else { throw CommandError(answer.text) }
        print("in force: \(files.purpose.ref.text), SHA-256 \(files.purpose.ref.hash)")
    }

    /// The folder two levels up: adoptions stand in the folder of their controller.
    private static func parent(of path: String) -> String {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        return pieces.isEmpty ? "." : pieces.joined(separator: "/")
    }
}
