import Core
import Support
import Testing

extension BuiltBinary {
    @Suite("A purpose is a file, and works without a rebuild")
    struct OwnPurposeTests {
        @Test("one in another folder is checked, put into force and asked, from the command line alone")
        func ownFolder() async throws {
            try await Town.with { town in
                let files = try PurposeCopy(of: "bewonerskaart", named: "leeskaart")
                try town.write(files.template, to: "mine/leeskaart.yaml")
                try town.write(files.adoption, to: "mine/zonnegem/leeskaart.yaml")
                let settings = ["--settings", town.settingsFile]
                let officer = ["--as", "zonnegem/privacy"]
                let ask = ["ask", "leeskaart", "--person", "sofie", "--as", "library"]
                let check = ["mapping", "check", "--folder", Repository.root + "/mappings", "--purposes", "mine"]
                let steps: [(words: [String], status: Int32, says: String)] = [
                    (check, 0, "nothing to mend"),
                    (
                        ["party", "register", "library", "--purposes", "leeskaart"] + officer + settings, 0,
                        "registered"
                    ),
                    (ask + settings, 3, "Unknown Purpose"),
                    (["purpose", "activate", "mine/zonnegem/leeskaart.yaml"] + officer + settings, 0, "leeskaart@2"),
                    (["purpose", "list"] + officer + settings, 0, "leeskaart"),
                    (ask + ["--dry"] + settings, 0, "permitted"),
                    (ask + settings, 0, "yes"),
                ]
                for step in steps {
                    let run = try await Binary.run(step.words, in: town.folder)
                    #expect(run.status == step.status && run.output.contains(step.says), "\(run.output) \(run.errors)")
                }
                let lines = try await town.audit(["purpose": "leeskaart"])
                #expect(lines.contains { $0.type == "purposeActivated" } && lines.contains { $0.type == "disclosed" })
            }
        }
    }
}
