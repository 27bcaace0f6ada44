import Core
import Foundation
import Support
import Testing

@testable import MockRegisters

@Suite("Every answer about every resident is valid against MAGDA's schema")
struct SchemaTests {
    private static let xmllint = "/usr/bin/xmllint"
    private static let schemas = [
        MagdaService.geefPersoon: "Persoon.GeefPersoonDienst-02.02/WebService/GeefPersoonResponse.xsd",
        .geefGezinssamenstelling:
            "Persoon.GeefGezinssamenstellingDienst-02.02/WebService/GeefGezinssamenstellingResponse.xsd",
        .geefSociaalStatuut: "SocZek.GeefSociaalStatuutDienst-03.00/WebService/GeefSociaalStatuutResponse.xsd",
    ]

    static var canRun: Bool { SharedData.isPresent && FileManager.default.isExecutableFile(atPath: xmllint) }

    @Test(
        "With data, not found and refused", .enabled(if: canRun, "needs ../shared and xmllint"),
        arguments: MagdaService.allCases)
    func valid(_ service: MagdaService) throws {
        let platform = Platform.demo()
        let folder = FileManager.default.temporaryDirectory.appending(path: "sluis-xsd-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        func keep(_ name: String, _ ask: Ask) throws {
            let text = String(decoding: try ask.document(platform), as: UTF8.self)
            let start = try #require(text.range(of: "<soapenv:Body>")).upperBound
            let end = try #require(text.range(of: "</soapenv:Body>")).lowerBound
            let file = folder.appending(path: name + ".xml")
            try Data(text[start..<end].utf8).write(to: file)
            files.append(file.path)
        }
        for resident in try platform.everyone() {
            for register in service == .geefPersoon ? ["RR", "KSZ"] : ["RR"] {
                var ask = Ask(service, resident.insz.revealedDigits)
                ask.register = register
                ask.statuses = ["BIM_BVT", "LIVING_WAGES_PCSA_HELP", "GENT_PARKING_ADULT", "BIM_BVT_IN_FAMILY"]
                try keep(resident.slug + "-" + register, ask)
            }
        }
        try keep("unknown", Ask(service, "58631400471"))
        platform.faults.add(Fault(kind: .busy, times: 1), slug: nil)
        try keep("busy", Ask(service, "58631400273"))
        let schema = try #require(SharedData.root) + "/magda/xsd/response/" + (try #require(Self.schemas[service]))
        #expect(files.count > 150)
        #expect(try Self.complaints(schema, files) == "")
    }

    /// What xmllint says of the files that are not valid.
    private static func complaints(_ schema: String, _ files: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: xmllint)
        process.arguments = ["--nonet", "--noout", "--schema", schema] + files
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n").filter { !$0.hasSuffix(" validates") }
        guard process.terminationStatus != 0 || !lines.isEmpty else { return "" }
        return "status \(process.terminationStatus)\n" + lines.prefix(20).joined(separator: "\n")
    }
}
