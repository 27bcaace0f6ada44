import Foundation
import Support
import Testing

extension BuiltBinary {
    @Suite("The demo tells its story")
    struct DemoTests {
        @Test("every step shows what it should, and it ends by itself", .timeLimit(.minutes(5)))
        func story() async throws {
            let folder = FileManager.default.temporaryDirectory.path + "/sluis-demo-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            for name in ["mappings", "mocks"] {
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + name, withDestinationPath: Repository.root + "/" + name)
            }
            let run = try await Binary.run(["demo", "--story", "--port", "\(FreePort.takeTwo())"], in: folder)
            #expect(run.status == 0, "\(run.output.suffix(2_000)) \(run.errors)")
            #expect(run.output.contains("verification                        holds"))
            #expect(!run.output.contains("✗"))
            for chapter in 1...8 { #expect(run.output.contains("\n\(chapter). ")) }
        }
    }
}
